using System.Security.Cryptography;
using System.Text;

namespace Akin.Rendering.Page;

/// <summary>The page's style and script, which lie beside the source and are built into the program.</summary>
internal static class PageAssets
{
    private static readonly string[] Scripts = ["start.js", "lightbox.js", "map-data.js", "map-view.js", "map.js"];

    public static string Style { get; } = Read("report.css");

    public static string DuplicatesStyle { get; } = Read("duplicates.css");

    public static string SheetStyle { get; } = Read("sheet.css");

    public static string ComparisonStyle { get; } = Read("compare.css");

    public static string ModelsStyle { get; } = Read("models.css");

    public static string Script { get; } =
        "\"use strict\";\n(() => {\n" + string.Concat(Scripts.Select(Read)) + "})();\n";

    /// <summary>The hash by which a content policy allows exactly this text and no other.</summary>
    public static string Hash(string text) =>
        "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "'";

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream("Akin.Rendering.Assets." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
