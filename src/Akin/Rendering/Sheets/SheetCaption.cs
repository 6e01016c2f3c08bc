namespace Akin.Rendering.Sheets;

/// <summary>What stands below a picture.</summary>
public enum SheetCaption
{
    /// <summary>The name of its file.</summary>
    Name,

    /// <summary>Its distance to the centre of its group.</summary>
    Distance,

    /// <summary>Both, one below the other.</summary>
    Both,

    /// <summary>Nothing.</summary>
    None,
}
