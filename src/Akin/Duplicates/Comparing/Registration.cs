namespace Akin.Duplicates.Comparing;

/// <summary>
/// Finds where exactly one picture lies in another: shift and scale along both axes, together with the gain and the
/// offset between their tones, by least squares from coarse to fine (Lucas and Kanade, 1981; Baker and Matthews, 2004).
/// Pixels that fit badly count less.
/// </summary>
internal static class Registration
{
    private const int MostSteps = 12;
    private const double FarthestShift = 0.12;
    private const int FineSide = 320;
    private const double Near = 0.02;
    private static readonly int[] Sides = [32, 64, 128];

    /// <summary>The frame of <paramref name="whole"/> that <paramref name="part"/> shows.</summary>
    /// <param name="whole">The picture that is looked in.</param>
    /// <param name="part">The picture that is looked for, lying as in the other.</param>
    /// <param name="start">About where it is.</param>
    /// <returns>The frame; <see langword="null"/> when they do not come to agree near the start.</returns>
    public static Frame? Refine(Luminance whole, Luminance part, Frame start)
    {
        Frame? frame = start;
        foreach (var side in Sides)
        {
            var level = AlignedPair.Of(whole, part, frame.Value, side).Smoothed();
            frame = Descend(level, frame.Value);
            if (frame is not { } found || !IsNear(found, start))
            {
                return null;
            }

            if (Math.Max(level.Part.Width, level.Part.Height) < side)
            {
                break;
            }
        }

        return frame;
    }

    /// <summary>The frame once more, found in larger pictures, where small ones lie over each other.</summary>
    /// <param name="whole">The picture that is looked in.</param>
    /// <param name="part">The picture that is looked for.</param>
    /// <param name="frame">Where it was found.</param>
    /// <returns>The frame; the one from before where they do not come to agree near it.</returns>
    public static Frame Polish(Luminance whole, Luminance part, Frame frame) =>
        Descend(AlignedPair.Of(whole, part, frame, FineSide).Smoothed(), frame) is { } found
            && Math.Abs(found.Left - frame.Left) < Near && Math.Abs(found.Right - frame.Right) < Near
            && Math.Abs(found.Top - frame.Top) < Near && Math.Abs(found.Bottom - frame.Bottom) < Near ? found : frame;

    private static bool IsNear(Frame frame, Frame start) =>
        Math.Abs(frame.Left - start.Left) < FarthestShift && Math.Abs(frame.Right - start.Right) < FarthestShift
        && Math.Abs(frame.Top - start.Top) < FarthestShift && Math.Abs(frame.Bottom - start.Bottom) < FarthestShift
        && frame.Width > 0.3 && frame.Height > 0.3;

    private static Frame? Descend(AlignedPair level, Frame frame)
    {
        const int unknowns = NormalEquations.Unknowns;
        var equations = new NormalEquations(level);
        var system = new double[unknowns, unknowns + 1];
        var scale = double.PositiveInfinity;
        for (var step = 0; step < MostSteps; step++)
        {
            var spread = equations.Collect(frame, scale, system);
            if (!LinearSystem.TrySolve(system, out var solved) || solved[4] <= 0.05)
            {
                return null;
            }

            var gain = solved[4];
            var (left, width) = (solved[0] / gain, solved[1] / gain);
            var (top, height) = (solved[2] / gain, solved[3] / gain);
            frame = new(
                frame.Left + left - (width / 2), frame.Top + top - (height / 2),
                frame.Right + left + (width / 2), frame.Bottom + top + (height / 2));
            if (!(frame.Width > 0 && frame.Height > 0))
            {
                return null;
            }

            equations.Tone = (gain, solved[5]);
            scale = 2 * Math.Max(1, spread);
            var moved = Math.Max(Math.Max(Math.Abs(left), Math.Abs(top)), Math.Max(Math.Abs(width), Math.Abs(height)));
            if (moved * Math.Max(level.Whole.Width, level.Whole.Height) < 0.01)
            {
                break;
            }
        }

        return frame;
    }
}
