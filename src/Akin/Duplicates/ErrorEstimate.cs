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
    /// <param name="centers">For each picture the one that stands for it; none for all others.</param>
    /// <param name="decoder">Decodes pictures.</param>
    /// <param name="options">How duplicates were looked for.</param>
    public static DuplicateEstimate Make(
        IReadOnlyList<DuplicatePicture> pictures, IReadOnlyList<PictureSignature> signatures,
        ComparisonTally tally, Func<int, int?> centers, PictureDecoder decoder, DuplicateOptions options)
    {
        int[] rows = [.. Enumerable.Range(0, signatures.Count).Where(row => signatures[row].HasStructure)];
        var random = new RandomSource(options.Seed);
        var pairs = Pairs(rows, random)
            .Where(pair => (centers(pair.A) ?? pair.A) != (centers(pair.B) ?? pair.B)).ToArray();
        var near = ChunkedWork.Map(pairs.Length, 500, options.Threads, (_, start, count) => pairs.AsSpan(start, count)
            .ToArray().Count(pair => Candidate.Nearest(signatures, pair.A, pair.B).Distance <= options.HashRadius));
        var drawn = Enumerable.Range(0, Math.Min(Changed, rows.Length)).Select(_ => rows[random.Next(rows.Length)]);
        var found = FindAgain([.. drawn.Distinct().Select(row => pictures[row])], decoder, options);
        return new(
            pairs.Length, near.Sum(), tally.Compared, tally.Agreed, tally.Border, found.Length,
            found.Count(each => each));
    }

    /// <summary>All pairs where they are few, else some at random, each once.</summary>
    private static IEnumerable<(int A, int B)> Pairs(int[] rows, RandomSource random)
    {
        if ((long)rows.Length * (rows.Length - 1) / 2 <= RandomPairs)
        {
            return rows.SelectMany((row, i) => rows.Skip(i + 1).Select(other => (row, other)));
        }

        var drawn = new HashSet<(int, int)>();
        while (drawn.Count < RandomPairs)
        {
            var (a, b) = (random.Next(rows.Length), random.Next(rows.Length - 1));
            b += b >= a ? 1 : 0;
            drawn.Add((rows[Math.Min(a, b)], rows[Math.Max(a, b)]));
        }

        return drawn;
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

        var candidate = Candidate.Nearest([PictureSignature.Of(small), PictureSignature.Of(other)], 0, 1);
        return candidate.Distance <= radius
            && SamePictures.Agree(
                SamePictures.Compare(side => Seen(picture(side)), side => Seen(copy(side)), candidate));

        static DecodedPicture? Seen(RgbImage? image) => image is null ? null : DecodedPicture.Of(image);
    }
}
