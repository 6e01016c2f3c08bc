using System.Globalization;

namespace Akin.Rendering.Sheets;

/// <summary>What stands below a picture of a sheet.</summary>
internal static class SheetCaptions
{
    /// <summary>The lines, none shortened.</summary>
    public static IEnumerable<string> Lines(ReportPicture picture, SheetCaption caption)
    {
        if (caption is SheetCaption.Name or SheetCaption.Both)
            yield return NameOf(picture);

        if (caption is SheetCaption.Distance or SheetCaption.Both)
            yield return Distance(picture);
    }

    /// <summary>The name of the file, without its folders.</summary>
    public static string NameOf(ReportPicture picture) =>
        Path.GetFileName(picture.RelativePath.Length > 0 ? picture.RelativePath : picture.AbsolutePath);

    /// <summary>The distance to the centre; a dash for a picture in no group.</summary>
    public static string Distance(ReportPicture picture) => picture.Label < 0
        ? "–"
        : picture.Distance.ToString("0.000", CultureInfo.InvariantCulture);
}
