using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// What of a sweep is computed on all rows and what on samples, by the size of the work and the memory allowed.
/// </summary>
/// <param name="TrainingRows">Rows that k-means is trained on; <see langword="null"/> for all.</param>
/// <param name="Restarts">Starts of k-means for each k.</param>
/// <param name="ExactSilhouettes">Whether every point is scored.</param>
internal sealed record KPlan(int? TrainingRows, int Restarts, bool ExactSilhouettes)
{
    // Multiply-adds of a step of every start of every k, so that more starts cost seconds at most.
    private const double QuickSteps = 4e9;

    // Few rows in many dimensions have many poor optima, and starts of them cost next to nothing.
    private const int FewRows = 2000;
    private const int StartsOfFew = 40;
    private const double QuickStepsOfOne = 1e9;

    // About a minute each on two cores.
    private const double MostTraining = 4e12;
    private const double MostPairs = 4e12;
    private const double StepsOfAStart = 20;

    // Tiles, halves and references, whatever the size of the data.
    private const double Always = 24 << 20;
    private const int TrainingPerCluster = 400;
    private const int LeastTraining = 10_000;

    /// <summary>Decides.</summary>
    public static KPlan For(Matrix points, IReadOnlyList<int> ks, KSweepOptions options)
    {
        double n = points.Rows, d = points.Columns;
        var values = n * d * sizeof(float);
        var labels = n * ks.Count * sizeof(int);
        var training = n * d * ks.Sum() * StepsOfAStart;
        var most = LeastTraining + (TrainingPerCluster * ks[^1]);
        var trainOnAll = n <= most || (training <= MostTraining && Fits((2 * values) + labels));
        var exact = ScoresAll(points.Rows, points.Columns, ks.Count, options.Silhouettes, options.MemoryBytes);
        return new KPlan(trainOnAll ? null : most, options.Restarts ?? Starts(), exact);

        int Starts()
        {
            var trained = trainOnAll ? n : most;
            var starts = trained <= FewRows ? StartsOfFew : new KMeansOptions().Restarts;
            return (int)Math.Clamp(QuickSteps / (trained * d * ks.Sum()), 1, starts);
        }

        bool Fits(double bytes) => Holds(options.MemoryBytes, bytes);
    }

    /// <summary>Starts of k-means with one k: more than usual where the rows are few.</summary>
    public static int StartsOf(int rows, int columns, int k)
    {
        var usual = new KMeansOptions().Restarts;
        return rows > FewRows
            ? usual : (int)Math.Clamp(QuickStepsOfOne / ((double)rows * columns * k), usual, StartsOfFew);
    }

    /// <summary>Whether every point is scored, or a sample.</summary>
    /// <param name="rows">Points.</param>
    /// <param name="columns">Their dimensions.</param>
    /// <param name="labelings">Labellings that are scored together.</param>
    /// <param name="estimate">What was asked for.</param>
    /// <param name="memoryBytes">What is allowed; <see langword="null"/> for no limit.</param>
    public static bool ScoresAll(
        int rows, int columns, int labelings, SilhouetteEstimate estimate, long? memoryBytes)
    {
        double n = rows, d = columns;
        return estimate switch
        {
            SilhouetteEstimate.Exact => true,
            SilhouetteEstimate.Sampled => false,
            _ => n * n * (d + (2 * labelings)) <= MostPairs
                && Holds(memoryBytes, (5 * n * d * sizeof(float)) + (2 * n * labelings * sizeof(int))),
        };
    }

    private static bool Holds(long? memoryBytes, double bytes) =>
        memoryBytes is not { } allowed || Always + bytes <= allowed;
}
