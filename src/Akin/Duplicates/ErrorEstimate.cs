using Akin.Duplicates.Comparing;
using Akin.Duplicates.Hashing;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Duplicates;

/// <summary>
/// Says how far <i>same picture</i> can be trusted on these very pictures: how many random pairs come as near as
/// candidates do, how many comparisons came out near the border, and how many changed copies are found again.
/// </summary>
internal static class ErrorEstimate
{
    private const int RandomPairs = 10_000;
    private const int Changed = 12;

    /// <summary>Makes the estimate.</summary>
    /// <param name="pictures">The pictures that were compared.</param>
    /// <param name="signatures">Their signatures.</param>
    /// <param name="tally">What the comparisons came to.</param>
    /// <param name="decoder">Decodes pictures.</param>
    /// <param name="options">How duplicates were looked for.</param>
    public static DuplicateEstimate Make(
        IReadOnlyList<DuplicatePicture> pictures, IReadOnlyList<PictureSignature> signatures,
        ComparisonTally tally, PictureDecoder decoder, DuplicateOptions options)
    {
        int[] rows = [.. Enumerable.Range(0, signatures.Count).Where(row => signatures[row].HasStructure)];
        var random = new RandomSource(options.Seed);
        var pairs = new (int A, int B)[rows.Length < 2 ? 0 : RandomPairs];
        for (var i = 0; i < pairs.Length; i++)
        {
            var a = random.Next(rows.Length);
            pairs[i] = (rows[a], rows[(a + 1 + random.Next(rows.Length - 1)) % rows.Length]);
        }

        var near = ChunkedWork.Map(pairs.Length, 500, options.Threads, (_, start, count) => pairs.AsSpan(start, count)
            .ToArray().Count(pair => Nearest(signatures[pair.A], signatures[pair.B]).Distance <= options.HashRadius));
        var drawn = Enumerable.Range(0, Math.Min(Changed, rows.Length)).Select(_ => rows[random.Next(rows.Length)]);
        var found = FindAgain([.. drawn.Distinct().Select(row => pictures[row])], decoder, options);
        return new(
            pairs.Length, near.Sum(), tally.Compared, tally.Agreed, tally.Border, found.Length,
            found.Count(each => each));
    }

    private static bool[] FindAgain(DuplicatePicture[] pictures, PictureDecoder decoder, DuplicateOptions options) =>
    [
        .. ChunkedWork.Map(pictures.Length, 1, options.Threads, (i, _, _) =>
        {
            var picture = PictureReading.Decode(decoder, pictures[i], SpotCheck.Side);
            return picture is null ? [] : ChangedCopies.Of(picture)
                .Select(copy => IsFound(
                    side => PictureReading.Decode(decoder, pictures[i], side),
                    side => decoder.DecodeInside(copy, side, side).Image, options.HashRadius)).ToArray();
        }).SelectMany(each => each),
    ];

    /// <summary>Whether a copy comes through all that a picture of the user's own must come through.</summary>
    private static bool IsFound(Func<int, RgbImage?> picture, Func<int, RgbImage?> copy, int radius)
    {
        if (picture(PictureSignature.DecodedSide) is not { } small
            || copy(PictureSignature.DecodedSide) is not { } other)
        {
            return false;
        }

        var candidate = Nearest(PictureSignature.Of(small), PictureSignature.Of(other));
        return candidate.Distance <= radius
            && SamePictures.Agree(
                SamePictures.Compare(side => Seen(picture(side)), side => Seen(copy(side)), candidate));

        static DecodedPicture? Seen(RgbImage? image) => image is null ? null : DecodedPicture.Of(image);
    }

    /// <summary>The way in which a part of one comes nearest to the other.</summary>
    private static Candidate Nearest(PictureSignature part, PictureSignature whole)
    {
        var best = new Candidate(0, 1, byte.MaxValue, 0, 0);
        for (byte turn = 0; turn < Turn.Count; turn++)
        {
            for (byte frame = 0; frame < part.Hashes.Length; frame++)
            {
                var distance = PictureHash.Distance(PictureHash.Turned(part.Hashes[frame], new(turn)), whole.Hashes[0]);
                var candidate = new Candidate(0, 1, (byte)distance, turn, frame);
                best = candidate.IsNearerThan(best) ? candidate : best;
            }
        }

        return best;
    }
}
