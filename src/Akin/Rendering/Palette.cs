using System.Globalization;

namespace Akin.Rendering;

/// <summary>
/// The groups' colours: twelve that stay apart for every kind of colour vision and stand out from light and from dark
/// ground alike, and five marker shapes, which together name 60 groups. A group's number alone decides, so it looks the
/// same everywhere, whatever it is drawn on.
/// </summary>
/// <remarks>
/// Found by search over all colours that have a contrast of 2.3 with both grounds: the smallest difference between any
/// two, seen normally, with protanopia or with deuteranopia (Machado, Oliveira and Fernandes, 2009), is 0.10 in Oklab.
/// A test holds it.
/// </remarks>
public static class Palette
{
    private const string InNone = "#8b8f96";

    private static readonly string[] Groups =
    [
        "#436bf4", "#f58d0a", "#258371", "#df47a7", "#00c27b", "#9d8bff", "#b40009", "#bc6b0d", "#0c624a", "#c89ccd",
        "#9c0191", "#1b48c9",
    ];

    /// <summary>How many colours there are before they come again.</summary>
    public static int Colours => Groups.Length;

    /// <summary>The web colour of a group; grey for −1.</summary>
    /// <param name="label">Group number, or −1.</param>
    public static string Of(int label) => label < 0 ? InNone : Groups[label % Colours];

    /// <summary>The same as <c>0xRRGGBB</c>.</summary>
    /// <param name="label">Group number, or −1.</param>
    public static int Rgb(int label) =>
        int.Parse(Of(label).AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The marker of a group; a cross for −1.</summary>
    /// <param name="label">Group number, or −1.</param>
    public static Marker MarkerOf(int label) =>
        label < 0 ? Marker.Cross : (Marker)(label / Colours % Enum.GetValues<Marker>().Length);
}
