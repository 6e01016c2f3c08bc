using System.Globalization;

namespace Akin.Workspace.Runs;

/// <summary>Choices as text, by the names of their options; what is <c>auto</c> or missing is nothing.</summary>
/// <param name="All">Names and values.</param>
internal sealed record ParameterText(IReadOnlyDictionary<string, string> All)
{
    private const string Automatic = "auto";

    public string? Word(string name) => All.TryGetValue(name, out var text) && text != Automatic ? text : null;

    public int? Whole(string name) =>
        Word(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public double? Real(string name) =>
        Word(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool IsSet(string name) => Word(name) == "yes";

    public static KeyValuePair<string, string> Of(string name, double? value) =>
        new(name, value?.ToString("R", CultureInfo.InvariantCulture) ?? Automatic);

    public static KeyValuePair<string, string> Of(string name, bool value) => new(name, value ? "yes" : "no");
}
