using Akin.Duplicates.Hashing;

namespace Akin.Duplicates.Comparing;

/// <summary>
/// Decides whether two decoded pictures are the same picture: lays one over the other to a fraction of a pixel, and
/// asks of every small block whether it shows the same structure, whatever its brightness and contrast. One block that
/// shows something else is enough to tell pictures of a burst, pages of a text or charts of a kind apart.
/// </summary>
internal static class PictureComparison
{
    private const int Side = 160;
    private const int LeastSide = 8;

    /// <summary>Compares.</summary>
    /// <param name="row">The picture of which a part is compared, upright as it is.</param>
    /// <param name="other">The other picture.</param>
    /// <param name="turn">How the part lies in the other, about.</param>
    /// <param name="frame">The part, about.</param>
    /// <returns>What was found; <see langword="null"/> when the pictures cannot be laid over each other.</returns>
    public static PictureLikeness? Compare(DecodedPicture row, DecodedPicture other, Turn turn, Frame frame)
    {
        var whole = row.Turned(turn);
        if (whole.Light.ShorterSide < LeastSide || other.Light.ShorterSide < LeastSide
            || Registration.Refine(whole.Light, other.Light, frame.Turned(turn)) is not { } found)
        {
            return null;
        }

        var light = AlignedPair.Of(whole.Light, other.Light, found, Side);
        AlignedPair[] channels =
            [.. whole.Channels.Zip(other.Channels, (a, b) => AlignedPair.Of(a, b, found, Side))];
        return new BlockAgreement(light, channels, found).Judge() with { Turn = turn, Frame = found };
    }

    public static PictureLikeness? Compare(DecodedPicture row, DecodedPicture other, Candidate candidate) =>
        Compare(row, other, candidate.Turn, candidate.Frame);
}
