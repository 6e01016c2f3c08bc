namespace Akin.Duplicates;

/// <summary>A part of a picture, in shares of its width and height: the whole is (0, 0, 1, 1).</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Right">Right edge, &gt; left.</param>
/// <param name="Bottom">Bottom edge, &gt; top.</param>
public readonly record struct Frame(double Left, double Top, double Right, double Bottom)
{
    /// <summary>All of a picture.</summary>
    public static Frame Whole { get; } = new(0, 0, 1, 1);

    /// <summary>Its width, as a share.</summary>
    public double Width => Right - Left;

    /// <summary>Its height, as a share.</summary>
    public double Height => Bottom - Top;

    /// <summary>Where the same part lies once the picture is turned.</summary>
    public Frame Turned(Turn turn)
    {
        var frame = turn.IsTransposed ? new Frame(Top, Left, Bottom, Right) : this;
        frame = turn.IsMirroredAcross ? frame with { Left = 1 - frame.Right, Right = 1 - frame.Left } : frame;
        return turn.IsMirroredDown ? frame with { Top = 1 - frame.Bottom, Bottom = 1 - frame.Top } : frame;
    }
}
