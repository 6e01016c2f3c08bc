namespace Akin.Rendering;

/// <summary>
/// The groups' colours: twelve that stay apart for every kind of colour vision, for light and for dark ground, and
/// five marker
/// shapes, which together name 60 groups. A group's number alone decides, so it looks the same everywhere.
/// </summary>
/// <remarks>
/// Found by search over Oklch with one hue band for each colour: the smallest difference between any two, seen
/// normally, with
/// protanopia or with deuteranopia (Machado, Oliveira and Fernandes, 2009), is 0.10 in Oklab. A test holds it.
/// </remarks>
public static class Palette
{
    private static readonly string[] LightGround =
    [
        "#436bf4", "#f58d0a", "#258371", "#df47a7", "#8b7617", "#ae93fc", "#033a55", "#571e0c", "#3f5d0c", "#ef86a0",
        "#3b1cb0", "#115d66",
    ];

    private static readonly string[] DarkGround =
    [
        "#7baafd", "#fe9e0e", "#9efebb", "#cb629f", "#fbe405", "#8540bd", "#91ebfe", "#e7806e", "#617a07", "#9c416c",
        "#7c7bff", "#1bcec5",
    ];

    /// <summary>How many colours there are before they come again.</summary>
    public static int Colours => LightGround.Length;

    /// <summary>The web colour of a group on light ground; grey for −1.</summary>
    /// <param name="label">Group number, or −1.</param>
    public static string OnLight(int label) => label < 0 ? "#9a9da3" : LightGround[label % Colours];

    /// <summary>The web colour of a group on dark ground; grey for −1.</summary>
    /// <param name="label">Group number, or −1.</param>
    public static string OnDark(int label) => label < 0 ? "#7d828b" : DarkGround[label % Colours];

    /// <summary>The marker of a group; a cross for −1.</summary>
    /// <param name="label">Group number, or −1.</param>
    public static Marker MarkerOf(int label) =>
        label < 0 ? Marker.Cross : (Marker)(label / Colours % Enum.GetValues<Marker>().Length);
}
