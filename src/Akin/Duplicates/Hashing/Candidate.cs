using Akin.Duplicates.Comparing;

namespace Akin.Duplicates.Hashing;

/// <summary>Two pictures that may be the same.</summary>
/// <param name="Row">The picture of which a part was compared.</param>
/// <param name="Other">The picture that was compared as a whole.</param>
/// <param name="Distance">Bits in which the hashes differ.</param>
/// <param name="TurnNumber">How the part lies in the other.</param>
/// <param name="FrameNumber">Which part: an index of <see cref="HashFrames"/>.</param>
internal readonly record struct Candidate(int Row, int Other, byte Distance, byte TurnNumber, byte FrameNumber)
{
    public Turn Turn => new(TurnNumber);

    public Frame Frame => HashFrames.All[FrameNumber];

    /// <summary>How far the small pictures agree when one is cut and turned as the hashes say.</summary>
    public double Likeness(PictureSignature row, PictureSignature other)
    {
        const int side = PictureHash.Side;
        var (darkest, lightest) =
            FrameNumber < HashFrames.Parts ? (0, 255) : HashFrames.Cuts[FrameNumber - HashFrames.Parts];
        var values = Array.ConvertAll(row.Small, value => (float)Math.Clamp((int)value, darkest, lightest));
        var part = new Luminance(side, side, values).Resized(Frame, side, side).Turned(Turn);
        var whole = new Luminance(side, side, Array.ConvertAll(other.Small, value => (float)value));
        return Correlation.Of(part.Smoothed().Values, whole.Smoothed().Values);
    }

    /// <summary>Nearer hashes first; among equals what is changed least.</summary>
    public bool IsNearerThan(Candidate other) =>
        (Distance, TurnNumber, FrameNumber).CompareTo((other.Distance, other.TurnNumber, other.FrameNumber)) < 0;

    /// <summary>The way in which a part of one picture comes nearest to another.</summary>
    /// <param name="signatures">The signatures of all.</param>
    /// <param name="row">The picture of which parts are tried.</param>
    /// <param name="other">The picture that is taken as a whole.</param>
    public static Candidate Nearest(IReadOnlyList<PictureSignature> signatures, int row, int other)
    {
        var (parts, whole) = (signatures[row].Hashes, signatures[other].Hashes[0]);
        var best = new Candidate(row, other, byte.MaxValue, 0, 0);
        for (byte turn = 0; turn < Turn.Count; turn++)
        {
            for (byte frame = 0; frame < parts.Length; frame++)
            {
                var distance = PictureHash.Distance(PictureHash.Turned(parts[frame], new(turn)), whole);
                var candidate = new Candidate(row, other, (byte)distance, turn, frame);
                best = candidate.IsNearerThan(best) ? candidate : best;
            }
        }

        return best;
    }
}
