using System.Text;

namespace Akin.Rendering;

/// <summary>Text of others inside markup of ours: names of files can hold anything.</summary>
internal static class Markup
{
    /// <summary>
    /// Escapes text for markup, content and attributes alike; what XML cannot hold becomes a question mark.
    /// </summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&#39;"),
                '\t' or '\n' or '\r' => result.Append(' '),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => result.Append('\uFFFD'),
                _ => result.Append(rune.ToString()),
            };
        }

        return result.ToString();
    }

    /// <summary>A WebP picture as an address that holds its bytes.</summary>
    public static string DataAddress(byte[] webP) => "data:image/webp;base64," + Convert.ToBase64String(webP);

    /// <summary>The address of a file on this machine, safe inside an attribute; empty for an empty path.</summary>
    public static string FileAddress(string absolutePath)
    {
        if (absolutePath.Length == 0)
            return "";

        var path = OperatingSystem.IsWindows() ? absolutePath.Replace('\\', '/') : absolutePath;
        var parts = path.TrimStart('/').Split('/').Select(Uri.EscapeDataString);
        return Escape("file:///" + string.Join('/', parts).Replace("%3A", ":", StringComparison.Ordinal));
    }
}
