namespace Akin.Rendering.Charts;

/// <summary>
/// Accents of single strokes for <see cref="StrokeLetters"/>: each is drawn around x = 0 and stands on y = 0, or hangs
/// below the base line.
/// </summary>
internal static class StrokeAccents
{
    private const double OnSmall = -5.9;
    private const double OnTall = -7.9;

    private static readonly Dictionary<char, string> Above = new()
    {
        ['\u0300'] = "M-1-1.5 .5 0",
        ['\u0301'] = "M1-1.5-.5 0",
        ['\u0302'] = "M-1.3 0 0-1.4 1.3 0",
        ['\u0303'] = "M-1.5-.2C-1.1-1.1-.4-1.1 0-.6S1.1-.2 1.5-1.1",
        ['\u0304'] = "M-1.4-.5H1.4",
        ['\u0306'] = "M-1.3-1.2C-1-.1 1-.1 1.3-1.2",
        ['\u0307'] = "M0-.7V-.6",
        ['\u0308'] = "M-1-.7V-.6M1-.7V-.6",
        ['\u030A'] = "M0-1.7C-.6-1.7-.9-1.3-.9-.8S-.6.1 0 .1 .9-.3 .9-.8 .6-1.7 0-1.7Z",
        ['\u030B'] = "M-.2-1.5-1.1 0M1.5-1.5 .6 0",
        ['\u030C'] = "M-1.3-1.4 0 0 1.3-1.4",
    };

    private static readonly Dictionary<char, string> Below = new()
    {
        ['\u0323'] = "M0 1.4V1.5",
        ['\u0327'] = "M.1 0V.6C1.2.6 1.2 2-.6 1.9",
        ['\u0328'] = "M.6 0C-.4.6-.3 1.9 1 1.7",
    };

    /// <summary>Whether a letter is an accent that can be drawn.</summary>
    public static bool Has(char letter) => Above.ContainsKey(letter) || Below.ContainsKey(letter);

    /// <summary>How far an accent is moved down, and its path.</summary>
    /// <param name="accent">One that is known.</param>
    /// <param name="above">The letter that it belongs to.</param>
    public static (double Y, string Path) Find(char accent, char above) => Below.TryGetValue(accent, out var below)
        ? (0, below)
        : (above is >= 'a' and <= 'z' and not ('b' or 'd' or 'f' or 'h' or 'k' or 'l' or 't') or 'ı' or 'æ' or 'ø'
            ? OnSmall : OnTall, Above[accent]);
}
