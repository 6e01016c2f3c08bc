using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Tests numbers of clusters on halves of the sample and of clouds of its shape, the more often the fewer rows. Every
/// test is a task of its own, so threads change nothing. O(rows·dimensions·k) a test, whatever the size of the data.
/// </summary>
internal static class KSupports
{
    private const int LeastSplits = 4;
    private const int MostSplits = 24;
    private const int RowsSplit = 4000;
    private const ulong Stream = 0x5B1D;

    /// <summary>One for each k; <see langword="null"/> where the halves have too few points for it.</summary>
    public static KSupport?[] Of(
        Matrix sample, IReadOnlyList<int> ks, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var random = new RandomSource(options.Seed).Fork(Stream);
        var splits = Math.Clamp(RowsSplit / Math.Max(1, sample.Rows), LeastSplits, MostSplits);
        Matrix[] clouds =
        [
            .. from kind in Enumerable.Range(0, KSample.CloudKinds(sample))
               from _ in Enumerable.Range(0, splits / 2)
               select KSample.Cloud(sample, kind, random),
        ];
        int[] testable = [.. ks.Where(k => SplitHalves.CanTest(k, sample.Rows))];
        Matrix[] split = [.. Enumerable.Repeat(sample, splits), .. clouds];
        var seeds = Array.ConvertAll(split, _ => random.NextUInt64() >> 8);
        var halves = ChunkedWork.Map(
            split.Length, 1, options.Threads, (_, i, _) => new SplitHalves(split[i], testable, seeds[i], cancellation),
            cancellation);
        try
        {
            var done = 0;
            var tests = ChunkedWork.Map(testable.Length * halves.Length, 1, options.Threads, Test, cancellation);
            return [.. ks.Select((k, i) =>
                i < testable.Length ? Combine(tests, i, testable.Length, splits) : (KSupport?)null)];

            HalvesTest Test(int chunk, int task, int count)
            {
                var test = halves[task / testable.Length].Test(task % testable.Length, cancellation);
                progress?.Report(new StageProgress(
                    "stability", Interlocked.Increment(ref done), testable.Length * halves.Length, "tests"));
                return test;
            }
        }
        finally
        {
            Array.ForEach(halves, half => half.Dispose());
            Array.ForEach(clouds, cloud => cloud.Dispose());
        }
    }

    private static KSupport Combine(HalvesTest[] tests, int k, int stride, int splits)
    {
        var all = Enumerable.Range(0, tests.Length / stride).Select(split => tests[(split * stride) + k]).ToArray();
        var own = all[..splits];
        var clouds = all[splits..].Chunk(splits / 2).Max(kind => kind.Average(test => test.Stability));
        return new KSupport(
            own.Average(test => test.Stability), clouds, own.Average(test => test.Separations.Average()),
            own.Average(test => test.Informations.Average()));
    }
}
