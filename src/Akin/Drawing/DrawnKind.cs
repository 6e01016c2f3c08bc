namespace Akin.Drawing;

/// <summary>What a drawn file is there for.</summary>
public enum DrawnKind
{
    /// <summary>A sound picture of its family.</summary>
    Picture,

    /// <summary>The same bytes as an earlier picture of the family.</summary>
    Copy,

    /// <summary>A picture whose file ends too early.</summary>
    Truncated,

    /// <summary>Text under a picture's name.</summary>
    Text,
}
