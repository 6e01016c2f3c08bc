using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>
/// Compares the condition of pictures of one group, which are known to show the same, each measured once: which were
/// only enlarged, which were changed, which are blurred. A difference has to be clear to count, and counts against the
/// best of those that are left, so that nothing hangs on the edge of a class.
/// </summary>
/// <param name="read">Reads a picture, no larger than a square of a side; none when it cannot be had any more.</param>
/// <param name="memory">What measuring may take, all groups together.</param>
internal sealed class GroupConditions(Func<DuplicatePicture, int, ReadPicture?> read, MemoryBudget memory)
{
    /// <summary>The longer side at which pictures are measured, at most.</summary>
    private const int Side = 640;

    /// <summary>Larger pictures are not looked at in full: what they are large for is taken for granted.</summary>
    private const int MostOfASide = 4096;
    private const double ClearlyLarger = 1.5;

    private const double ClearlyMoreCutOff = 0.06;
    private const double Grey = 1;
    private const double Coloured = 4;

    // Below, all are differences of binary logarithms.
    private const double ClearlySharpened = 0.9;
    private const double ClearlyNoisier = 0.7;
    private const double ClearlyBlurred = 0.95;
    private const double DetailOfAnEnlarged = -2.3;
    private const double DetailOfNoise = 1.4;
    private const double ShrunkAndStillBlurred = 0.25;
    private const int LeastQuality = 50;

    /// <summary>The pixels, their tones and those made smaller.</summary>
    private const int BytesOfAPixel = 10;
    private readonly Dictionary<(DuplicatePicture Picture, int Side), PictureCondition?> _measured = [];
    private readonly Dictionary<(DuplicatePicture Picture, long Pixels), double> _shrunk = [];

    /// <summary>
    /// Those of the most pixels that were not only enlarged: one without any structure as fine as its own pixels, which
    /// is less sharp, made as small as a smaller one, than that one, gives way to it. Asked are all that are about as
    /// large as the largest of the clearly smaller ones, so that the order of the files decides nothing: at most the
    /// group's members, each measured once.
    /// </summary>
    public IReadOnlyList<DuplicatePicture> Largest(IReadOnlyList<DuplicatePicture> pictures)
    {
        while (true)
        {
            var most = pictures.Max(Pixels);
            var smaller = pictures.Where(each => Pixels(each) * ClearlyLarger <= most).ToArray();
            DuplicatePicture[] largest = [.. pictures.Where(each => Pixels(each) == most)];
            if (smaller.Length == 0)
            {
                return largest;
            }

            var next = smaller.Max(Pixels);
            smaller = [.. smaller.Where(each => Pixels(each) * ClearlyLarger > next)];
            DuplicatePicture[] real = [.. largest.Where(each => !IsEnlarged(each, smaller))];
            if (real.Length > 0)
            {
                return real;
            }

            pictures = [.. pictures.Except(largest)];
        }
    }

    /// <summary>
    /// Those that are not clearly noisier, sharpened or cut off, or grey beside coloured ones. Where a lossless file is
    /// smaller than a lossy one it is of a drawing, which the lossy one has spoiled.
    /// </summary>
    public IReadOnlyList<DuplicatePicture> Untouched(IReadOnlyList<DuplicatePicture> pictures)
    {
        var lossless = pictures.Where(each => KeepRule.IsLossless(each.Format)).Select(each => each.Size).ToArray();
        pictures = [.. pictures.Where(
            each => KeepRule.IsLossless(each.Format) || !Array.Exists(lossless, size => size <= each.Size))];
        if (Measured(pictures) is not { } all)
        {
            return pictures;
        }

        // A noisy and a sharpened one may each be worked beside the other.
        var plain = all.Where(one => !all.Any(other => IsWorked(one.Condition, other.Condition))).ToArray();
        plain = plain.Length > 0 ? plain : all;
        var least = plain.Min(each => each.Condition.CutOff);
        var colour = plain.Max(each => each.Condition.Colour) > Coloured ? Grey : 0;
        var whole = plain.Where(each => each.Condition.Colour >= colour).ToArray();
        var left = whole.Where(each => each.Condition.CutOff <= least + ClearlyMoreCutOff).ToArray();
        return [.. (left.Length > 0 ? left : whole).Select(each => each.Picture)];
    }

    /// <summary>Those that are not clearly blurred beside another.</summary>
    public IReadOnlyList<DuplicatePicture> Sharp(IReadOnlyList<DuplicatePicture> pictures)
    {
        if (Measured(pictures) is not { } all)
        {
            return pictures;
        }

        var most = all.Max(each => each.Condition.Detail);
        return [.. all.Where(each => each.Condition.Detail >= most - ClearlyBlurred).Select(each => each.Picture)];
    }

    private static long Pixels(DuplicatePicture picture) => (long)picture.Width * picture.Height;

    /// <summary>Sharpened, or with noise that another has not: unless that one was compressed or blurred.</summary>
    private static bool IsWorked(PictureCondition one, PictureCondition other) =>
        other.IsFaithful && one.Detail - other.Detail is var more
        && ((one.Noise - other.Noise > ClearlyNoisier && (more < ClearlyBlurred || one.Detail > DetailOfNoise))
            || (one.Sharpness - other.Sharpness > ClearlySharpened && more < ClearlyBlurred));

    private (DuplicatePicture Picture, PictureCondition Condition)[]? Measured(
        IReadOnlyList<DuplicatePicture> pictures)
    {
        var side = Math.Min(Side, pictures.Min(LongerSide));
        var all = new List<(DuplicatePicture, PictureCondition)>();
        foreach (var picture in pictures)
        {
            if (Measure(picture, side) is not { } condition)
            {
                return null;
            }

            all.Add((picture, condition));
        }

        return [.. all];
    }

    private bool IsEnlarged(DuplicatePicture large, DuplicatePicture[] smaller)
    {
        var side = LongerSide(large);
        return side <= MostOfASide && MeasureInFull(large, side, smaller) is { Detail: <= DetailOfAnEnlarged }
            && Array.Exists(smaller, small => Measure(small, LongerSide(small)) is { } own
                && own.Sharpness - _shrunk[(large, Pixels(small))] > ShrunkAndStillBlurred);
    }

    /// <summary>
    /// The condition of a picture as it is; of one that may have been enlarged also how sharp it is at the sizes of
    /// others, all by one reading.
    /// </summary>
    private PictureCondition? MeasureInFull(DuplicatePicture large, int side, DuplicatePicture[] smaller)
    {
        if (_measured.TryGetValue((large, side), out var known) && (known is not { Detail: <= DetailOfAnEnlarged }
            || Array.TrueForAll(smaller, small => _shrunk.ContainsKey((large, Pixels(small))))))
        {
            return known;
        }

        using var share = memory.Take(BytesOfAPixel * Pixels(large));
        var picture = read(large, side);
        var condition = Condition(large, picture);
        if (condition is { Detail: <= DetailOfAnEnlarged })
        {
            foreach (var pixels in smaller.Select(Pixels).Distinct())
            {
                _shrunk[(large, pixels)] = PictureCondition.SharpnessAt(
                    picture!.Image, Math.Sqrt((double)pixels / Pixels(large)));
            }
        }

        return _measured[(large, side)] = condition;
    }

    private PictureCondition? Measure(DuplicatePicture picture, int side)
    {
        if (!_measured.TryGetValue((picture, side), out var condition))
        {
            using var share = memory.Take(BytesOfAPixel * Math.Min(Pixels(picture), (long)side * side));
            _measured.Add((picture, side), condition = Condition(picture, read(picture, side)));
        }

        return condition;
    }

    private static PictureCondition? Condition(DuplicatePicture picture, ReadPicture? read) => read is null
        ? null
        : PictureCondition.Of(read.Image, read.Quality >= LeastQuality || KeepRule.IsLossless(picture.Format));

    private static int LongerSide(DuplicatePicture picture) => Math.Max(picture.Width, picture.Height);
}
