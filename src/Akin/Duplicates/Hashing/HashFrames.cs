namespace Akin.Duplicates.Hashing;

/// <summary>
/// The parts of a picture that are hashed: the whole, and what is left when a twentieth or a tenth is cut off its
/// edges. A cropped copy's hash is near that of the part nearest to it.
/// </summary>
internal static class HashFrames
{
    /// <summary>The whole picture first.</summary>
    public static IReadOnlyList<Frame> All { get; } = Make();

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
        ];
    }
}
