using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Greedy k-means++ (Arthur and Vassilvitskii, 2007): each next centre is the best of 2 + ⌊ln k⌋ points drawn with
/// probability proportional to their squared distance from the centres so far. Many starts, of the same k or of
/// several, draw their centres side by side: all candidates of all of them are tried in one pass over the points, which
/// keeps what the best need, and each start draws what it would draw alone. Distances by products; near ones, and so
/// those of equal points, by differences. O(n·d·k·ln k) a start; memory: a value for each point and candidate.
/// </summary>
internal sealed unsafe class KMeansSeeding
{
    private const float Relative = 1e-2f;

    // Of all starts that are drawn together: so much is kept at once (64 MB), so many rows does the kernel get.
    private const long MostValues = 16 << 20;
    private const int MostCandidates = 256;

    // A sixteenth of the memory allowed.
    private const int BytesForAValue = 16 * sizeof(float);

    // Panels whose sums are float32 before they are added to float64.
    private const int PanelsInFloat = 32;
    private readonly KMeansData _data;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;

    private KMeansSeeding(KMeansData data, int threads, CancellationToken cancellation) =>
        (_data, _threads, _cancellation) = (data, threads, cancellation);

    /// <summary>The starting centres of several k-means on the same points.</summary>
    /// <param name="data">The points.</param>
    /// <param name="wanted">k, number of starts and seed of each.</param>
    /// <param name="threads">Threads, ≥ 1; change no bit.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    /// <returns>For each k-means and each of its starts k rows.</returns>
    public static int[][][] Draw(
        KMeansData data, IReadOnlyList<KMeansOptions> wanted, int threads, CancellationToken cancellation)
    {
        var seeding = new KMeansSeeding(data, threads, cancellation);
        var rows = wanted.Select(options => new int[options.Restarts][]).ToArray();
        var together = new List<(int[][] Rows, int Start, SeedingStart Drawing)>();
        var (values, candidates) = (0L, 0);
        for (var i = 0; i < wanted.Count; i++)
        {
            var tried = SeedingStart.CandidatesFor(wanted[i].K);
            for (var start = 0; start < wanted[i].Restarts; start++)
            {
                values += (tried + 1L) * data.Rows;
                candidates += tried;
                var most = Math.Min(MostValues, wanted[i].MemoryBytes / BytesForAValue ?? MostValues);
                if (values > most || candidates > MostCandidates)
                {
                    Finish();
                    (values, candidates) = ((tried + 1L) * data.Rows, tried);
                }

                var random = new RandomSource(wanted[i].Seed).Fork(((ulong)wanted[i].K << 32) + (ulong)start);
                together.Add((rows[i], start, new SeedingStart(data, wanted[i].K, random)));
            }
        }

        Finish();
        return rows;

        void Finish()
        {
            if (together.Count == 0)
            {
                return;
            }

            seeding.Draw([.. together.Select(each => each.Drawing)]);
            together.ForEach(each => each.Rows[each.Start] = each.Drawing.Rows);
            together.Clear();
        }
    }

    private void Draw(SeedingStart[] starts)
    {
        for (var center = 0; center < starts.Max(start => start.Rows.Length); center++)
        {
            SeedingStart[] open = [.. starts.Where(start => start.Rows.Length > center)];
            if (center > 0)
            {
                ChunkedWork.For(open.Length, 1, _threads, (_, i, _) => open[i].DrawCandidates(), _cancellation);
            }

            Try(open, center);
        }
    }

    /// <summary>Tries the candidates of all starts, and makes the best of each its centre.</summary>
    private void Try(SeedingStart[] starts, int center)
    {
        int[] candidates = [.. starts.SelectMany(start => start.Candidates)];
        using var block = new PointBlock(candidates.Length, _data.Columns);
        block.Load(_data.Points, candidates, _data.Offsets);
        var sums = ChunkedWork.Map(
            _data.Rows, _data.Chunk, _threads, (_, start, count) => Try(starts, candidates, block, start, count),
            _cancellation);
        var first = 0;
        foreach (var start in starts)
        {
            start.Take(sums, first, center);
            first += start.Candidates.Length;
        }
    }

    /// <summary>The sums over some rows, for each candidate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Try(SeedingStart[] starts, int[] candidates, PointBlock block, int start, int count)
    {
        using var panels = new PanelReader(_data);
        using var tile = new Matrix(candidates.Length, PointPanels.Width);
        using var sums = new Matrix(candidates.Length, PointPanels.Width);
        var wide = new double[candidates.Length * PointPanels.Width];
        fixed (float* norms = block.SquaredNorms)
        {
            for (var row = start; row < start + count; row += PointPanels.Width)
            {
                panels.Read(row);
                PanelKernel.Run<ProductDistanceTerm>(
                    SimdWidths.Best, block[0], block.Stride, candidates.Length, panels.Panel, _data.Columns,
                    tile.Pointer, PointPanels.Width, norms, panels.Norms);
                Lower(starts, candidates, norms, panels.Norms, row, tile, sums);
                if ((row - start) / PointPanels.Width % PanelsInFloat == PanelsInFloat - 1)
                {
                    Flush();
                }
            }
        }

        Flush();
        var totals = new double[candidates.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            totals[i / PointPanels.Width] += wide[i];
        }

        return totals;

        void Flush()
        {
            WideningSum.Add(sums.RowBlock(0, sums.Rows), wide);
            sums.RowBlock(0, sums.Rows).Clear();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Lower(
        SeedingStart[] starts, int[] candidates, float* candidateNorms, float* norms, int row, Matrix tile,
        Matrix sums)
    {
        // What could be wrong by more than a hundredth is computed again.
        var limit = ProductTile.ErrorFactor(_data.Columns) / Relative;
        var floor = ProductTile.ErrorFloor(_data.Columns) / Relative;
        var at = 0;
        foreach (var start in starts)
        {
            for (var i = 0; i < start.Candidates.Length; i++, at++)
            {
                var squared = tile.Pointer + (at * PointPanels.Width);
                var sum = sums.Pointer + (at * PointPanels.Width);
                var rest = (limit * candidateNorms[at]) + floor;
                fixed (float* closest = &start.Closest[row], lowered = &start.Tried[i][row])
                {
                    var small = LoweringKernel.Run(
                        SimdWidths.Best, squared, norms, limit, rest, closest, lowered, sum);
                    if (small != 0)
                    {
                        Settle(small, row, candidates[at], squared);
                        LoweringKernel.Run(SimdWidths.Best, squared, norms, 0, -1, closest, lowered, sum);
                    }
                }
            }
        }
    }

    private void Settle(uint small, int row, int candidate, float* squared)
    {
        Span<float> x = new float[_data.Columns];
        Span<float> y = new float[_data.Columns];
        var from = _data.Points.Read(candidate, y);
        for (var bits = small; bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            squared[lane] = row + lane < _data.Rows
                ? (float)ExactDistance.Squared(_data.Points.Read(row + lane, x), from)
                : 0;
        }
    }
}
