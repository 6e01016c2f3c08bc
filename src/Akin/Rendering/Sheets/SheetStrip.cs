namespace Akin.Rendering.Sheets;

/// <summary>A part of a sheet as wide as the sheet: sheets are drawn strip by strip.</summary>
/// <param name="Height">Height in pixels.</param>
internal abstract record SheetStrip(int Height)
{
    /// <summary>Nothing.</summary>
    internal sealed record Space(int Height) : SheetStrip(Height);

    /// <summary>The head of a group.</summary>
    internal sealed record GroupHead(int Height, SheetGroup Group) : SheetStrip(Height);

    /// <summary>The head of a collection in a group.</summary>
    internal sealed record BandHead(int Height, SheetBand Band) : SheetStrip(Height);

    /// <summary>The collections that are not in a group.</summary>
    internal sealed record Absent(int Height, SheetGroup Group) : SheetStrip(Height);

    /// <summary>Pictures beside each other, and what stands below them.</summary>
    /// <param name="Height">Height in pixels.</param>
    /// <param name="PictureHeight">The height of the highest picture.</param>
    /// <param name="Rows">Rows of the model.</param>
    internal sealed record Pictures(int Height, int PictureHeight, IReadOnlyList<int> Rows) : SheetStrip(Height);
}
