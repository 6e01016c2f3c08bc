namespace Akin.Rendering.Sheets;

/// <summary>How a page of A4 is held.</summary>
public enum SheetPaper
{
    /// <summary>On its side.</summary>
    Landscape,

    /// <summary>Upright.</summary>
    Portrait,
}
