using System.Text;
using Akin.Intake.Text;

namespace Akin.Intake.Archives;

/// <summary>The names of ZIP members as text.</summary>
internal static class ZipMemberName
{
    private const int DosHost = 0;
    private const int NtfsHost = 10;

    /// <summary>
    /// A name as its bytes mean it: UTF-8 where the archive says so or where they are valid UTF-8 (many programs forget
    /// to say), else code page 437, as the format has it.
    /// </summary>
    /// <param name="bytes">The bytes in the directory.</param>
    /// <param name="isUtf8">Whether the archive says that they are UTF-8.</param>
    /// <param name="host">The system that it was made on; those of Microsoft may write <c>\</c> for <c>/</c>.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, bool isUtf8, int host)
    {
        var encoding = isUtf8 || System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : CodePages.Dos;
        var name = encoding.GetString(bytes).Replace('\0', '\uFFFD');
        return host is DosHost or NtfsHost ? name.Replace('\\', '/') : name;
    }

    /// <summary>A name without parts that mean nothing; none when it leads out of the archive.</summary>
    public static string? Plain(string name)
    {
        var parts = name.Split('/');
        if (name.StartsWith('/') || parts.Contains("..") || (parts[0].Length == 2 && parts[0][1] == ':'))
        {
            return null;
        }

        return string.Join('/', parts.Where((part, i) => part != "." && (part.Length > 0 || i == parts.Length - 1)));
    }
}
