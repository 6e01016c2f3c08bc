using System.Globalization;
using Akin.Intake;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>How many inputs are in each state, by the state's name in snake_case.</summary>
internal static class StateCounts
{
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<PictureRecord> inputs) => inputs
        .CountBy(input => input.State)
        .OrderBy(count => count.Key)
        .ToDictionary(count => count.Key.Name(), count => count.Value);

    /// <summary>For people: <c>400 ready, 3 not a picture</c>.</summary>
    public static string Text(IReadOnlyDictionary<string, int> states) => states.Count == 0
        ? "none"
        : string.Join(", ", states.Select(state => string.Create(
            CultureInfo.InvariantCulture, $"{state.Value:N0} {state.Key.Replace('_', ' ')}")));
}
