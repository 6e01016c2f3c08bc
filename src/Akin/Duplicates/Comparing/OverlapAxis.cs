namespace Akin.Duplicates.Comparing;

/// <summary>
/// Along one axis: the pixels of a part that lie on the whole, and between which two of its pixels each of them lies.
/// </summary>
internal sealed class OverlapAxis
{
    private readonly int[] _before;
    private readonly float[] _past;

    /// <summary>Lays the part's pixels over the whole's.</summary>
    /// <param name="start">Where the part begins in the whole, as a share of its length.</param>
    /// <param name="share">How much of it the part takes.</param>
    /// <param name="own">The part's pixels.</param>
    /// <param name="other">The whole's pixels, ≥ 2.</param>
    public OverlapAxis(double start, double share, int own, int other)
    {
        var (before, past) = (new int[own], new float[own]);
        for (var i = 0; i < own; i++)
        {
            var place = ((start + (share * (i + 0.5) / own)) * other) - 0.5;
            if (place >= -0.5 && place <= other - 0.5)
            {
                place = Math.Clamp(place, 0, other - 1);
                before[Count] = Math.Min((int)place, other - 2);
                past[Count] = (float)(place - before[Count]);
                First = Count == 0 ? i : First;
                Count++;
            }
        }

        (_before, _past) = (before, past);
    }

    /// <summary>The first of the part's pixels that lies on the whole; those after it follow without a gap.</summary>
    public int First { get; }

    /// <summary>How many of them lie there.</summary>
    public int Count { get; }

    /// <summary>For each the pixel of the whole that it lies on or after; there is one more after that.</summary>
    public ReadOnlySpan<int> Before => _before.AsSpan(0, Count);

    /// <summary>How far past that pixel it lies, 0 … 1.</summary>
    public ReadOnlySpan<float> Past => _past.AsSpan(0, Count);
}
