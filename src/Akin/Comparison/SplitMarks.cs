using Akin.Numerics;

namespace Akin.Comparison;

/// <summary>
/// Splits of rows into two parts of given sizes, as ones for the rows of the first part and zeros for the others, laid
/// out as the kernels take it: panels of 32 splits, and in a panel row by row. Split 0 is the one at hand; the others
/// are random, each from a stream of its own, so that they are the same however many are made at a time.
/// </summary>
internal sealed unsafe class SplitMarks : IDisposable
{
    private readonly Matrix _marks;

    /// <summary>Draws splits.</summary>
    /// <param name="rows">Rows to split.</param>
    /// <param name="size">Rows of the first part.</param>
    /// <param name="start">Number of the first split.</param>
    /// <param name="count">How many.</param>
    /// <param name="random">Where they come from.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public SplitMarks(int rows, int size, int start, int count, RandomSource random, int threads)
    {
        (Rows, Count) = (rows, count);
        _marks = new Matrix(checked(Panels * rows), PointPanels.Width);
        var streams = Enumerable.Range(start, count).Select(split => random.Fork((ulong)split)).ToArray();
        ChunkedWork.For(count, PointPanels.Width, threads, (panel, first, splits) =>
        {
            for (var lane = 0; lane < splits; lane++)
            {
                var split = start + first + lane;
                var part = split == 0
                    ? Enumerable.Range(0, size)
                    : RowSample.Shuffled(rows, streams[first + lane], size).Take(size);
                foreach (var row in part)
                {
                    _marks[(panel * rows) + row][lane] = 1;
                }
            }
        });
    }

    /// <summary>Rows of a split.</summary>
    public int Rows { get; }

    /// <summary>Number of splits.</summary>
    public int Count { get; }

    /// <summary>Panels of 32 splits.</summary>
    public int Panels => ChunkedWork.Chunks(Count, PointPanels.Width);

    /// <summary>The marks of a panel from a row on: 32 for each row.</summary>
    public float* From(int panel, int row) =>
        _marks.Pointer + (((nint)panel * Rows) + row) * PointPanels.Width;

    public void Dispose() => _marks.Dispose();
}
