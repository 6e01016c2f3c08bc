using System.Globalization;

namespace Akin.Workspace.Runs;

/// <summary>Choices as text, by the names of their options; what is <c>auto</c> or missing is nothing.</summary>
/// <param name="All">Names and values.</param>
internal sealed record ParameterText(IReadOnlyDictionary<string, string> All)
{
    private const string Automatic = "auto";
    private const char Since = '/';

    public string? Word(string name) => All.TryGetValue(name, out var text) && text != Automatic ? text : null;

    public int? Whole(string name) =>
        Number(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public double? Real(string name) =>
        Number(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>From how many points on a number holds; 0 for any.</summary>
    public int From(string name) => Word(name)?.Split(Since) is [_, var points]
        ? int.Parse(points, CultureInfo.InvariantCulture) : 0;

    public bool IsSet(string name) => Word(name) == "yes";

    public static KeyValuePair<string, string> Of(string name, double? value) =>
        new(name, value?.ToString("R", CultureInfo.InvariantCulture) ?? Automatic);

    /// <summary>A number that holds from so many points on.</summary>
    public static KeyValuePair<string, string> Of(string name, double? value, int from) =>
        value is null || from == 0 ? Of(name, value)
            : new(name, string.Create(CultureInfo.InvariantCulture, $"{value:R}{Since}{from}"));

    public static KeyValuePair<string, string> Of(string name, bool value) => new(name, value ? "yes" : "no");

    private string? Number(string name) => Word(name)?.Split(Since)[0];
}
