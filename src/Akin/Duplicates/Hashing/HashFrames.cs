namespace Akin.Duplicates.Hashing;

/// <summary>
/// The parts of a picture that are hashed: the whole, and what is left when a twentieth or a tenth is cut off its
/// edges. A cropped copy's hash is near that of the part nearest to it.
/// </summary>
internal static class HashFrames
{
    private static readonly (int Darkest, int Lightest)[] s_cuts = [(0, 208), (0, 170), (36, 219)];

    /// <summary>The whole picture first.</summary>
    public static IReadOnlyList<Frame> All { get; } = Make();

    /// <summary>How many of them are parts; the others are the whole once more, its tones cut off.</summary>
    public static int Parts => All.Count - Cuts.Count;

    /// <summary>
    /// The darkest and the lightest tone of each of the last hashes. A brighter copy has nothing left of what was
    /// light, and a hash of what is left: so has the whole when its tones are cut off as much.
    /// </summary>
    public static IReadOnlyList<(int Darkest, int Lightest)> Cuts => s_cuts;

    private static Frame[] Make()
    {
        (double Low, double High)[] spans = [(0, 1), (0, 0.95), (0.05, 1), (0, 0.9), (0.05, 0.95), (0.1, 1)];
        return
        [
            .. from across in spans
               from down in spans
               select new Frame(across.Low, down.Low, across.High, down.High),
            new Frame(0, 0.1, 1, 0.9),
            new Frame(0.1, 0, 0.9, 1),
            new Frame(0.1, 0.1, 0.9, 0.9),
            new Frame(0.075, 0.075, 0.925, 0.925),
            .. s_cuts.Select(_ => Frame.Whole),
        ];
    }
}
