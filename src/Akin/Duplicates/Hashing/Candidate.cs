namespace Akin.Duplicates.Hashing;

/// <summary>Two pictures that may be the same.</summary>
/// <param name="Row">The picture of which a part was compared.</param>
/// <param name="Other">The picture that was compared as a whole.</param>
/// <param name="Distance">Bits in which the hashes differ.</param>
/// <param name="TurnNumber">How the part lies in the other.</param>
/// <param name="FrameNumber">Which part: an index of <see cref="HashFrames"/>.</param>
internal readonly record struct Candidate(int Row, int Other, byte Distance, byte TurnNumber, byte FrameNumber)
{
    /// <summary>The two rows, the smaller first.</summary>
    public (int, int) Pair => (Math.Min(Row, Other), Math.Max(Row, Other));

    public Turn Turn => new(TurnNumber);

    public Frame Frame => HashFrames.All[FrameNumber];

    /// <summary>Nearer hashes first; among equals what is changed least.</summary>
    public bool IsNearerThan(Candidate other) =>
        (Distance, TurnNumber, FrameNumber).CompareTo((other.Distance, other.TurnNumber, other.FrameNumber)) < 0;
}
