using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>
/// Compares the condition of pictures of one group, which are known to show the same, each measured once: which were
/// only enlarged, which were changed, which are blurred. A difference has to be clear to count, and counts against the
/// best of those that are left, so that nothing hangs on the edge of a class.
/// </summary>
/// <param name="decoder">Decodes what is compressed to compare.</param>
/// <param name="read">Reads a picture, no larger than a square of a side; none when it cannot be had any more.</param>
/// <param name="memory">What measuring may take, all groups together.</param>
internal sealed class GroupConditions(
    PictureDecoder decoder, Func<DuplicatePicture, int, ReadPicture?> read, MemoryBudget memory)
{
    /// <summary>The longer side at which pictures are measured, at most.</summary>
    private const int Side = 640;

    /// <summary>
    /// Larger pictures are not looked at in full, nor what would take more than the memory allows: what they are large
    /// for is taken for granted.
    /// </summary>
    private const int MostOfASide = 8192;

    /// <summary>Pictures are compressed to compare at this side at most.</summary>
    private const int MostOfACompressedSide = 4096;
    private const double ClearlyLarger = 1.5;

    /// <summary>A picture with a rim has at most so many times the pixels of the one within it.</summary>
    private const double MostForARim = 1.8;

    /// <summary>So many times the pixels are no more: where a rim ends is known to a pixel of a small one.</summary>
    private const double NoMorePixels = 1.03;

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
    private const int ClearlyMoreCompressed = 4;

    /// <summary>So much more compressed, what is cut out of a rim is no original.</summary>
    private const int MuchMoreCompressed = 15;

    /// <summary>The pixels, their tones and those made smaller.</summary>
    private const int BytesOfAPixel = 10;

    /// <summary>The same with the pixels of another picture.</summary>
    private const int BytesOfAComparedPixel = 12;
    private readonly Dictionary<(DuplicatePicture Picture, int Side), PictureCondition?> _measured = [];
    private readonly Dictionary<DuplicatePicture, (double Share, int Quality)> _rims = [];
    private readonly EnlargedCopy _enlarging = new(decoder, picture => read(picture, LongerSide(picture)));
    private readonly Dictionary<(DuplicatePicture Large, DuplicatePicture Small), bool> _enlarged = [];
    private readonly Dictionary<(DuplicatePicture Picture, int Quality, int Side), PictureCondition?> _compressed = [];

    /// <summary>
    /// Those of the most pixels, even rims (<see cref="EvenRim"/>) left out, that were not only enlarged
    /// (<see cref="EnlargedCopy"/>): such a one gives way to what it was made of. Where a smaller one shows another
    /// part, one without any structure as fine as its own pixels, which is less sharp, made as small, than that one,
    /// gives way to it. Asked are all that are clearly smaller, for the group may hold several enlarged ones, and so
    /// that the order of the files decides nothing: at most the group's members.
    /// </summary>
    public IReadOnlyList<DuplicatePicture> Largest(IReadOnlyList<DuplicatePicture> pictures)
    {
        while (true)
        {
            pictures = WithoutRims(pictures);
            var most = pictures.Max(Pixels);
            var smaller = pictures.Where(each => Pixels(each) * ClearlyLarger <= most).ToArray();
            DuplicatePicture[] largest = [.. pictures.Where(each => Pixels(each) == most)];
            if (smaller.Length == 0)
            {
                return largest;
            }

            DuplicatePicture[] real = [.. largest.Where(each => !IsEnlarged(each, smaller))];
            if (real.Length > 0)
            {
                return real;
            }

            pictures = [.. pictures.Except(largest)];
        }
    }

    /// <summary>
    /// Those that were not only compressed more strongly than another, and are not clearly noisier, sharpened or cut
    /// off, or grey beside coloured ones. Where a lossless file is
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

        var side = SideOf(pictures);
        all = [.. all.Where(other => !all.Any(one => IsOnlyCompressed(other, one, side)))];

        // A noisy and a sharpened one may each be worked beside the other.
        var plain = all.Where(one => !all.Any(other => IsWorked(one, other, side))).ToArray();
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

    /// <summary>
    /// All but those that have more pixels than another only by an even rim around them, which adds nothing: unless
    /// that one is much more compressed, and was cut out.
    /// </summary>
    private IReadOnlyList<DuplicatePicture> WithoutRims(IReadOnlyList<DuplicatePicture> pictures)
    {
        var most = pictures.Max(Pixels);
        var near = pictures.Where(each => Pixels(each) < most && Pixels(each) * MostForARim > most).ToArray();
        var whole = near.Where(each => Rim(each).Share == 1).ToArray();
        return whole.Length == 0 ? pictures : [.. pictures.Where(each => !Array.Exists(whole, IsWithin(each)))];

        Predicate<DuplicatePicture> IsWithin(DuplicatePicture rimmed) => each => Pixels(each) < Pixels(rimmed)
            && Rim(rimmed) is { Share: < 1 } rim && rim.Share * Pixels(rimmed) <= NoMorePixels * Pixels(each)
            && rim.Quality - MuchMoreCompressed < Rim(each).Quality;
    }

    /// <summary>The share of a picture within its rim, and how well its file is compressed.</summary>
    private (double Share, int Quality) Rim(DuplicatePicture picture)
    {
        if (!_rims.TryGetValue(picture, out var rim))
        {
            using var taken = memory.Take(BytesOfAPixel * Math.Min(Pixels(picture), (long)Side * Side));
            rim = read(picture, Side) is { } small
                ? (EvenRim.ShareWithin(small.Image), QualityOf(picture, small)) : (1, 0);
            _rims.Add(picture, rim);
        }

        return rim;
    }

    private static int QualityOf(DuplicatePicture picture, ReadPicture read) =>
        KeepRule.IsLossless(picture.Format) ? 100 : read.Quality ?? 0;

    private static long Pixels(DuplicatePicture picture) => (long)picture.Width * picture.Height;

    /// <summary>Whether another picture of the size would be like it had it been compressed as strongly.</summary>
    private bool IsOnlyCompressed(
        (DuplicatePicture Picture, PictureCondition Condition) one,
        (DuplicatePicture Picture, PictureCondition Condition) other, int side)
    {
        var quality = one.Condition.Quality;
        return quality > 0 && quality + ClearlyMoreCompressed <= other.Condition.Quality
            && Pixels(one.Picture) == Pixels(other.Picture)
            && Math.Abs(one.Condition.Light - other.Condition.Light) < PictureCondition.MostOfLight
            && Compressed(other.Picture, quality, side) is { } compressed && compressed.IsLike(one.Condition);
    }

    /// <summary>
    /// Sharpened, or with noise that another has not: unless that one was blurred, or compressed so that the first
    /// would be as smooth had it been compressed as strongly.
    /// </summary>
    private bool IsWorked(
        (DuplicatePicture Picture, PictureCondition Condition) one,
        (DuplicatePicture Picture, PictureCondition Condition) other, int side)
    {
        var quality = other.Condition.Quality;
        return quality >= LeastQuality && IsWorked(one.Condition, other.Condition)
            && (quality + ClearlyMoreCompressed > one.Condition.Quality
                || Compressed(one.Picture, quality, side) is not { } compressed
                || IsWorked(compressed, other.Condition));
    }

    private static bool IsWorked(PictureCondition one, PictureCondition other) =>
        one.Detail - other.Detail is var more
        && ((one.Noise - other.Noise > ClearlyNoisier && (more < ClearlyBlurred || one.Detail > DetailOfNoise))
            || (one.Sharpness - other.Sharpness > ClearlySharpened && more < ClearlyBlurred));

    /// <summary>
    /// The condition that a picture would have had it been compressed more strongly; none when it cannot be had.
    /// </summary>
    private PictureCondition? Compressed(DuplicatePicture picture, int quality, int side)
    {
        if (!_compressed.TryGetValue((picture, quality, side), out var condition))
        {
            var full = Math.Min(MostOfACompressedSide, LongerSide(picture));
            using var share = memory.Take(BytesOfAPixel * Math.Min(Pixels(picture), (long)full * full));
            condition = read(picture, full) is { } whole
                && decoder.DecodeInside(PictureEncoder.Jpeg(whole.Image, quality), side, side).Image is { } image
                ? PictureCondition.Of(image, quality)
                : null;
            _compressed.Add((picture, quality, side), condition);
        }

        return condition;
    }

    private (DuplicatePicture Picture, PictureCondition Condition)[]? Measured(
        IReadOnlyList<DuplicatePicture> pictures)
    {
        var side = SideOf(pictures);
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
        if (LongerSide(large) > MostOfASide || !memory.Allows(BytesOfAComparedPixel * Pixels(large)))
        {
            return false;
        }

        if (Array.Exists(smaller, small => _enlarged.GetValueOrDefault((large, small))))
        {
            return true;
        }

        smaller = [.. smaller.Where(small => !_enlarged.ContainsKey((large, small)))];
        using var share = memory.Take(BytesOfAComparedPixel * Pixels(large));
        if (smaller.Length == 0 || read(large, LongerSide(large)) is not { } picture)
        {
            return false;
        }

        var thumbnail = EnlargedCopy.ThumbnailOf(picture.Image);
        var isSoft = new Lazy<bool>(() => PictureCondition.DetailOf(picture.Image) <= DetailOfAnEnlarged);
        return Array.Exists(smaller, small => _enlarged[(large, small)] = _enlarging.IsOf(picture, thumbnail, small)
            ?? (isSoft.Value && read(small, LongerSide(small)) is { } other && IsSofter(picture.Image, other.Image)));
    }

    /// <summary>Whether a picture is less sharp, made as small as another, than that one.</summary>
    private static bool IsSofter(RgbImage large, RgbImage small) =>
        PictureCondition.SharpnessAt(small, 1) - PictureCondition.SharpnessAt(
            large, Math.Sqrt((double)small.Width * small.Height / ((double)large.Width * large.Height)))
            > ShrunkAndStillBlurred;

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
        : PictureCondition.Of(read.Image, QualityOf(picture, read));

    private static int SideOf(IReadOnlyList<DuplicatePicture> pictures) =>
        Math.Min(Side, pictures.Min(LongerSide));

    private static int LongerSide(DuplicatePicture picture) => Math.Max(picture.Width, picture.Height);
}
