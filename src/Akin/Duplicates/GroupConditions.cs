using Akin.Imaging;
using Akin.Imaging.Formats;

namespace Akin.Duplicates;

/// <summary>
/// Compares the condition of pictures of one group, which are known to show the same, each measured once: which were
/// only enlarged, which were changed, which are blurred. A difference has to be clear to count, and counts against the
/// best of those that are left, so that nothing hangs on the edge of a class.
/// </summary>
internal sealed class GroupConditions(Func<DuplicatePicture, byte[]?> read, PictureDecoder decoder)
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
    private readonly Dictionary<(DuplicatePicture Picture, int Side), PictureCondition?> _measured = [];

    /// <summary>
    /// Those of the most pixels that were not only enlarged: one without any structure as fine as its own pixels, which
    /// is less sharp, made as small as a smaller one, than that one, gives way to it.
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

            var next = smaller.MaxBy(Pixels)!;
            DuplicatePicture[] real = [.. largest.Where(each => !IsEnlarged(each, next))];
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
        var side = Math.Min(Side, pictures.Min(each => Math.Max(each.Width, each.Height)));
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

    private bool IsEnlarged(DuplicatePicture large, DuplicatePicture small)
    {
        var side = Math.Max(large.Width, large.Height);
        if (side > MostOfASide || Measure(small, Math.Max(small.Width, small.Height)) is not { } own
            || Measure(large, side) is not { Detail: <= DetailOfAnEnlarged }
            || Decode(large, side).Image is not { } image)
        {
            return false;
        }

        var scale = Math.Sqrt((double)Pixels(small) / Pixels(large));
        return own.Sharpness - PictureCondition.SharpnessAt(image, scale) > ShrunkAndStillBlurred;
    }

    private PictureCondition? Measure(DuplicatePicture picture, int side)
    {
        if (!_measured.TryGetValue((picture, side), out var condition))
        {
            var (image, quality) = Decode(picture, side);
            condition = image is null ? null : PictureCondition.Of(
                image, quality >= LeastQuality || KeepRule.IsLossless(picture.Format));
            _measured.Add((picture, side), condition);
        }

        return condition;
    }

    private (RgbImage? Image, int? Quality) Decode(DuplicatePicture picture, int side) =>
        read(picture) is { } bytes
            ? (decoder.DecodeInside(bytes, side, side).Image, JpegTables.Quality(bytes)) : (null, null);
}
