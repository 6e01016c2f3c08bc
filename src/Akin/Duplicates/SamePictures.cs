using System.Globalization;
using Akin.Duplicates.Comparing;
using Akin.Duplicates.Grouping;
using Akin.Duplicates.Hashing;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Duplicates;

/// <summary>
/// Finds pictures that show the same picture: candidates by hashes, each verified by laying the decoded pictures over
/// each other, groups around the picture to keep.
/// </summary>
internal static class SamePictures
{
    /// <summary>The share of a block's contrast from which on it shows something else than the other picture.</summary>
    public const double MostOfABlock = 0.85;

    /// <summary>The share of a spot's contrast from which on something else stands there.</summary>
    public const double MostOfASpot = 0.4;

    private const double MostUnexplained = 0.12;
    private const double LeastDetail = 0.6;

    // Smooth pictures look more alike than others: they have to agree better.
    private const double MostOfASmoothBlock = 0.15;
    private const double MostUnexplainedOfSmooth = 0.05;
    private const double LeastDetailOfSmooth = 0.9;
    private const double LeastCorrelationOfSmooth = 0.997;

    /// <summary>Whether a comparison says that two pictures are the same.</summary>
    public static bool Agree(PictureLikeness? likeness) => likeness is not null
        && likeness.WorstBlock < (likeness.IsSmooth ? MostOfASmoothBlock : MostOfABlock)
        && likeness.Unexplained < (likeness.IsSmooth ? MostUnexplainedOfSmooth : MostUnexplained)
        && likeness.Detail > (likeness.IsSmooth ? LeastDetailOfSmooth : LeastDetail)
        && (!likeness.IsSmooth || likeness.Correlation > LeastCorrelationOfSmooth)
        && likeness.Blocks >= BlockAgreement.LeastBlocks && likeness.Overlap > 0.75
        && likeness.WorstSpot < MostOfASpot && likeness.WorstColour < likeness.ColourLimit
        && likeness.Frame.Width * likeness.Frame.Height > 0.5;

    /// <summary>
    /// The groups' members: for each picture the one to keep in its place and why; none for all others.
    /// </summary>
    /// <param name="pictures">Pictures of different bytes.</param>
    /// <param name="signatures">Their signatures.</param>
    /// <param name="decoder">Decodes the candidates.</param>
    /// <param name="options">How to look.</param>
    /// <param name="progress">Told of both passes.</param>
    /// <param name="cancellation">Stops between two comparisons.</param>
    public static ((int Center, string Evidence)?[] Members, DuplicateEstimate Estimate) Find(
        IReadOnlyList<DuplicatePicture> pictures, IReadOnlyList<PictureSignature> signatures,
        PictureDecoder decoder, DuplicateOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var candidates = new CandidateSearch(
            signatures, KeepOrder.Ranks(pictures, options.Keep.WithoutSharpness()), options.HashRadius)
            .Find(options.MostCandidates, options.Threads, progress, cancellation);
        var decoded = new DecodedPictures(decoder, pictures, options.DecodedBytes);
        var tally = new ComparisonTally(pictures.Count);
        var result = new (int, string)?[pictures.Count];
        StarGroups.Form(
            candidates.Pairs,
            (worse, pair) =>
            {
                var candidate = candidates.At(worse, pair);
                var likeness = Compare(
                    side => decoded.Of(candidate.Row, side), side => decoded.Of(candidate.Other, side), candidate);
                tally.Add(candidate, likeness);
                if (!Agree(likeness))
                {
                    return false;
                }

                // Each pair is the only one of its worse picture that is compared at the time.
                var row = candidates.RowOf(worse);
                var isPart = row == candidate.Other;
                var center = isPart ? candidate.Row : candidate.Other;
                result[row] = (center, Evidence(pictures[center], pictures[row], likeness!, isPart));
                return true;
            },
            (worse, pair) => tally.IsHopeless(candidates.At(worse, pair)), options.Threads, progress, cancellation);
        var kept = new KeptPictures(pictures, signatures, decoder, decoded, options)
            .Choose(result, progress, cancellation);
        return (kept, ErrorEstimate.Make(
            pictures, signatures, tally, row => kept[row]?.Center, decoder, options));
    }

    /// <summary>
    /// Compares two pictures small and, where they agree, once more large, spot by spot: most candidates that are not
    /// the same are told by the first.
    /// </summary>
    /// <param name="row">Decodes the picture of which a part is compared, no larger than a square of a side.</param>
    /// <param name="other">Decodes the other picture.</param>
    /// <param name="candidate">How they may lie.</param>
    /// <returns>What was found; none when a picture cannot be had or they cannot be laid over each other.</returns>
    public static PictureLikeness? Compare(
        Func<int, DecodedPicture?> row, Func<int, DecodedPicture?> other, Candidate candidate)
    {
        if (row(PictureSignature.DecodedSide) is not { } small
            || other(PictureSignature.DecodedSide) is not { } part)
        {
            return null;
        }

        var likeness = PictureComparison.Compare(
            small, part, candidate.Turn, candidate.Frame, out var channels, out var toning);
        if (likeness is null || !Agree(likeness))
        {
            return likeness;
        }

        var (colour, limit) = toning == Toning.None ? ColourCheck.Worst(channels) : ColourCheck.WorstOfToned(
            PictureComparison.Overlay(small.Turned(likeness.Turn), part, likeness.Frame), channels);
        likeness = likeness with { WorstColour = colour, ColourLimit = limit };
        if (!Agree(likeness))
        {
            return likeness;
        }

        return row(SpotCheck.Side) is { } large && other(SpotCheck.Side) is { } largePart
            ? WithSpot(likeness, toning.Whole(large.Turned(likeness.Turn)), toning.Part(largePart))
            : null;
    }

    /// <summary>
    /// Looks for a spot; a pair in which there is one is laid over each other once more, in these larger pictures: an
    /// edge that is not where it should be is none.
    /// </summary>
    private static PictureLikeness WithSpot(PictureLikeness likeness, DecodedPicture whole, DecodedPicture part)
    {
        var worst = SpotCheck.Worst(whole, part, likeness.Frame);
        if (worst < MostOfASpot)
        {
            return likeness with { WorstSpot = worst };
        }

        var frame = Registration.Polish(whole.Light, part.Light, likeness.Frame);
        var again = SpotCheck.Worst(whole, part, frame);
        return again < worst ? likeness with { WorstSpot = again, Frame = frame } : likeness with { WorstSpot = worst };
    }

    /// <summary>In words, how a picture is like the one that is kept.</summary>
    internal static string Evidence(
        DuplicatePicture kept, DuplicatePicture other, PictureLikeness likeness, bool isPart)
    {
        var turn = isPart ? likeness.Turn : likeness.Turn.Back;
        var words = new List<string>();
        if (turn.Number != 0)
        {
            words.Add(turn.ToString());
        }

        var share = likeness.Frame.Width * likeness.Frame.Height;
        if (share < 0.98)
        {
            words.Add(Say($"{(isPart ? "shows" : "is shown in")} {100 * share:0} % {(isPart ? "of it" : "of this")}"));
        }

        var scale = Math.Sqrt(
            (double)other.Width * other.Height / ((double)kept.Width * kept.Height) / (isPart ? share : 1 / share));
        if (Math.Abs(scale - 1) > 0.02)
        {
            words.Add(Say($"{scale:0.00} times its size"));
        }

        words.Add(Say($"correlation {likeness.Correlation:0.000}"));
        words.Add(Say($"worst of {likeness.Blocks} blocks differs by {100 * likeness.WorstBlock:0} %"));
        words.Add(Say($"colours by at most {likeness.WorstColour:0} of 255"));
        words.Add(Say($"worst spot by {100 * likeness.WorstSpot:0} %"));
        return string.Join(", ", words);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
