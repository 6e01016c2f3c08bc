namespace Akin.Duplicates;

/// <summary>
/// One of the eight ways in which a picture can lie: first its axes are swapped or not, then it is mirrored across,
/// down, both or neither.
/// </summary>
/// <param name="Number">0 … 7; 0 leaves a picture as it is.</param>
public readonly record struct Turn(byte Number)
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    private static readonly string[] Names =
    [
        "", "mirrored", "mirrored upside down", "turned by 180°",
        "mirrored and turned by 90°", "turned by 90°", "turned by 270°", "mirrored and turned by 270°",
    ];

    /// <summary>Whether rows become columns, before anything else.</summary>
    public bool IsTransposed => (Number & 4) != 0;

    /// <summary>Whether left and right change places.</summary>
    public bool IsMirroredAcross => (Number & 1) != 0;

    /// <summary>Whether top and bottom change places.</summary>
    public bool IsMirroredDown => (Number & 2) != 0;

    /// <summary>The turn that leads back.</summary>
    public Turn Back => Number is 5 ? new(6) : Number is 6 ? new(5) : this;

    /// <summary>The EXIF orientation of what is stored so that it is to be turned like this: 1 … 8.</summary>
    internal int Orientation => Number switch { 2 => 4, 3 => 3, 6 => 8, 7 => 7, var number => number + 1 };

    /// <summary>In words, clockwise; empty when nothing is turned.</summary>
    public override string ToString() => Names[Number];
}
