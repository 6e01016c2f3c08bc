namespace Akin.Rendering.Charts;

/// <summary>
/// The colours of everything that is drawn: of charts, sheets and pages alike. The page's style sheet gives them the
/// names that <see cref="Page"/> asks for, with the same values for light and dark.
/// </summary>
/// <param name="Paper">What is drawn on.</param>
/// <param name="Ink">Headings and marked values.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Quiet">Numbers at axes, captions.</param>
/// <param name="Line">Grid lines and borders.</param>
/// <param name="Accent">Curves and bars.</param>
/// <param name="AccentSoft">Bars that matter less.</param>
/// <param name="Mark">What is pointed at.</param>
/// <param name="OfGroup">The colour of a group by its number, the same on any paper.</param>
internal sealed record Theme(
    string Paper, string Ink, string Text, string Quiet, string Line, string Accent, string AccentSoft, string Mark,
    Func<int, string> OfGroup)
{
    public static Theme Light { get; } = new(
        "#ffffff", "#16181c", "#34383f", "#646a73", "#e3e4e0", "#2f5bea", "#c3cdf3", "#d14f08", Palette.Of);

    public static Theme Dark { get; } = new(
        "#181b20", "#f3f4f6", "#c9cdd4", "#979da7", "#2a2e35", "#8aa6ff", "#34406b", "#ff9d5c", Palette.Of);

    /// <summary>By the names that a page's style sheet gives its colours.</summary>
    public static Theme Page { get; } = new(
        "var(--paper)", "var(--ink)", "var(--text)", "var(--quiet)", "var(--line)", "var(--accent)",
        "var(--accent-soft)", "var(--mark)", label => $"var(--{Group.ClassOf(label)})");

    public static Theme On(Ground ground) => ground == Ground.Dark ? Dark : Light;
}
