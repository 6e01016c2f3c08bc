using System.Text;

namespace Akin.Intake.Text;

/// <summary>Encodings of one byte a character that older programs write.</summary>
internal static class CodePages
{
    /// <summary>Code page 437, of DOS.</summary>
    public static Encoding Dos { get; } = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    /// <summary>Windows-1252, of Western European systems.</summary>
    public static Encoding Windows { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}
