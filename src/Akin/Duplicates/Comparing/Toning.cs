namespace Akin.Duplicates.Comparing;

/// <summary>
/// One gain and one offset of all tones, cut off at black and white, that make one of two pictures most like the other:
/// what a brighter copy has lost at white the other loses as well, before anything is compared. Grounds, bubbles and
/// fills of a drawing are light, and a quarter more light takes them away altogether, with all their edges.
/// </summary>
/// <param name="Gain">The gain, more than 1; 1 for pictures that are left as they are.</param>
/// <param name="Offset">The offset.</param>
/// <param name="IsOfPart">Whether the part is changed, and not the whole.</param>
internal readonly record struct Toning(double Gain, double Offset, bool IsOfPart)
{
    private const int Side = 128;

    /// <summary>The share of the pixels that must be cut off in one picture and not in the other.</summary>
    private const double LeastCut = 0.005;

    /// <summary>… or in both, a white ground, where one is lighter by so many tones all in all.</summary>
    private const double LeastGround = 0.05;
    private const double LeastLight = 1;
    private const double MostGain = 1.6;
    private const double MostOffset = 24;

    /// <summary>Pixels next to each other that differ by no more are of one ground.</summary>
    private const float EvenTones = 6;

    /// <summary>Nothing is changed.</summary>
    public static Toning None { get; } = new(1, 0, false);

    /// <summary>Finds it.</summary>
    /// <param name="whole">The picture that is looked in, turned as the other.</param>
    /// <param name="part">The other picture.</param>
    /// <param name="frame">The part of the first that the second shows, about.</param>
    public static Toning Between(DecodedPicture whole, DecodedPicture part, Frame frame)
    {
        var ((cut, mean), (cutOfPart, meanOfPart)) = (Look(whole.Light), Look(part.Light));
        var isCut = Math.Abs(cut - cutOfPart) >= LeastCut;
        if (!isCut && (Math.Min(cut, cutOfPart) < LeastGround || Math.Abs(mean - meanOfPart) < LeastLight))
        {
            return None;
        }

        var pairs = whole.Channels.Zip(
            part.Channels, (a, b) => AlignedPair.Of(a, b, frame, Side).Overlay(frame)).ToArray();
        var isEven = Even(pairs);
        float[] tones = [.. pairs.SelectMany(pair => pair.Whole.Where((_, i) => isEven[i]))];
        float[] others = [.. pairs.SelectMany(pair => pair.Part.Where((_, i) => isEven[i]))];
        if (tones.Length == 0)
        {
            return None;
        }

        var isOfPart = isCut ? cutOfPart < cut : meanOfPart < mean;
        var (gain, offset) = isOfPart ? CommonLine.Of(others, tones) : CommonLine.Of(tones, others);
        return gain is > 1 and <= MostGain && Math.Abs(offset) <= MostOffset ? new(gain, offset, isOfPart) : None;
    }

    /// <summary>The whole as it is compared.</summary>
    public DecodedPicture Whole(DecodedPicture whole) => IsOfPart || Gain == 1 ? whole : whole.Toned(Gain, Offset);

    /// <summary>The part as it is compared.</summary>
    public DecodedPicture Part(DecodedPicture part) => IsOfPart ? part.Toned(Gain, Offset) : part;

    /// <summary>
    /// Which pixels are like those beside and below them in both pictures: along an edge tones are mixed, and were cut
    /// off before that.
    /// </summary>
    private static bool[] Even(OverlaidValues[] pairs)
    {
        var width = pairs[0].Width;
        var isEven = new bool[pairs[0].Whole.Length];
        for (var i = 0; i < isEven.Length - width; i++)
        {
            isEven[i] = i % width < width - 1
                && Array.TrueForAll(pairs, pair => IsEven(pair.Whole, i, width) && IsEven(pair.Part, i, width));
        }

        return isEven;
    }

    private static bool IsEven(float[] tones, int at, int width) =>
        Math.Abs(tones[at] - tones[at + 1]) <= EvenTones && Math.Abs(tones[at] - tones[at + width]) <= EvenTones;

    /// <summary>The share of the pixels that are cut off, and the mean.</summary>
    private static (double Cut, double Mean) Look(Luminance light)
    {
        var (count, sum) = (0, 0.0);
        foreach (var value in light.Values)
        {
            count += ToneCurves.IsClear(value) ? 0 : 1;
            sum += value;
        }

        return (count / (double)light.Values.Length, sum / light.Values.Length);
    }
}
