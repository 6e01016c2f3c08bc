namespace Akin.Workspace.Runs;

/// <summary>Groups that a run is to have as they are: those of another run after a person's edits.</summary>
/// <param name="Key">A hash of where they come from: with the pictures that are in it stands for all labels.</param>
/// <param name="Labels">
/// The group of pictures by their ids: 0 … k − 1 by size, none of them empty among the pictures that are in; −1 for
/// no group.
/// </param>
/// <param name="Explanation">Where they come from, in a sentence.</param>
public sealed record GivenGroups(string Key, IReadOnlyDictionary<long, int> Labels, string Explanation)
{
    private const string Name = "groups";

    /// <summary>The key of the groups that a run was given; <see langword="null"/> when it found its own.</summary>
    /// <param name="run">A finished run.</param>
    public static string? KeyOf(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Parameters.GetValueOrDefault(Name);
    }

    /// <summary>What a run's parameters say of them.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Parameters(GivenGroups? given) =>
        given is null ? [] : [new(Name, given.Key)];
}
