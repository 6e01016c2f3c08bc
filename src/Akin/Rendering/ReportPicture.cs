using Akin.Intake;

namespace Akin.Rendering;

/// <summary>One picture of a report.</summary>
public sealed record ReportPicture
{
    /// <summary>Its number in the workspace.</summary>
    public long Id { get; init; }

    /// <summary>Path inside its source, as shown.</summary>
    public required string RelativePath { get; init; }

    /// <summary>Its bytes; none when they cannot be read from here.</summary>
    public PictureContent? Content { get; init; }

    /// <summary>Full path of the original, for links; empty when it is no file of its own.</summary>
    public string AbsolutePath => Content?.OwnPath ?? "";

    /// <summary>The collection it came in; empty when there are none.</summary>
    public string Collection { get; init; } = "";

    /// <summary>Group number, 0 = largest; −1 = in no group.</summary>
    public int Label { get; init; }

    /// <summary>Distance to the group's centre, ≥ 0.</summary>
    public float Distance { get; init; }

    /// <summary>Place on the map; not a number when there is none.</summary>
    public float X { get; init; } = float.NaN;

    /// <summary>Place on the map, up; not a number when there is none.</summary>
    public float Y { get; init; } = float.NaN;

    /// <summary>Width in pixels.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; }

    /// <summary>Path of the first picture with the same bytes; empty when it is itself the first.</summary>
    public string DuplicateOf { get; init; } = "";
}
