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
    /// <param name="channels">Red, green and blue of both, where both are; none when that is nowhere.</param>
    /// <param name="toning">How the tones of one were changed for that.</param>
    /// <returns>What was found; <see langword="null"/> when the pictures cannot be laid over each other.</returns>
    public static PictureLikeness? Compare(
        DecodedPicture row, DecodedPicture other, Turn turn, Frame frame, out OverlaidValues[] channels,
        out Toning toning)
    {
        var whole = row.Turned(turn);
        toning = Toning.Between(whole, other, frame.Turned(turn));
        (whole, other) = (toning.Whole(whole), toning.Part(other));
        channels = [];
        if (whole.Light.ShorterSide < LeastSide || other.Light.ShorterSide < LeastSide)
        {
            return null;
        }

        var start = frame.Turned(turn);
        var found = Registration.Refine(whole.Light, other.Light, start) ?? start;
        if (toning != Toning.None && Correlate(whole, other, start) > Correlate(whole, other, found))
        {
            found = start;
        }

        var light = AlignedPair.Of(whole.Light, other.Light, found, Side);
        channels = Overlay(whole, other, found);
        var likeness = new BlockAgreement(light.Overlay(found), channels, light.Part).Judge();
        return likeness with { Turn = turn, Frame = found };
    }

    private static double Correlate(DecodedPicture whole, DecodedPicture part, Frame frame)
    {
        var values = AlignedPair.Of(whole.Light, part.Light, frame, Side).Overlay(frame);
        return Correlation.Of(values.Whole, values.Part);
    }

    /// <summary>Red, green and blue of both pictures where both are, hardly larger than thumbnails.</summary>
    /// <param name="whole">The picture that is looked in, turned as the other.</param>
    /// <param name="part">The other picture.</param>
    /// <param name="frame">The part of the first that the second shows.</param>
    public static OverlaidValues[] Overlay(DecodedPicture whole, DecodedPicture part, Frame frame) =>
        [.. whole.Channels.Zip(part.Channels, (a, b) => AlignedPair.Of(a, b, frame, Side).Overlay(frame))];
}
