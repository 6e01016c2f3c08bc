using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// The points as k-means reads them, used by every start and every k: checked, with the origin that products are
/// computed around. Small sets are packed once; large ones are read where they lie, in blocks.
/// </summary>
internal sealed class KMeansData : IDisposable
{
    private const int MostChunks = 64;
    private const int SmallestChunk = 1024;
    private const long MostPackedBytes = 64 << 20;

    /// <param name="points">n × d; not disposed here.</param>
    /// <param name="threads">Threads for the passes over the data.</param>
    /// <param name="packs">Whether a packed copy may be made.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    public KMeansData(
        IRowSource points, int threads, bool packs = true, CancellationToken cancellation = default)
    {
        Points = points;
        var moments = ColumnMoments.Of(points, nameof(points), threads, cancellation);
        Means = moments.Means;
        SquaredDeviation = moments.SquaredDeviation;
        var reach = Means.Sum(mean => mean * mean);
        Offsets = reach * points.Rows <= SquaredDeviation
            ? new float[points.Columns]
            : Array.ConvertAll(moments.Means, mean => (float)mean);
        (Chunk, SquaredNorms) = (ChunkFor(points.Rows), Unknown(points.Rows));
        Packed = packs ? Pack() : null;
    }

    /// <summary>Points of which nothing is known but where about they lie: they are not looked at here.</summary>
    public KMeansData(IRowSource points, float[] offsets, bool packs)
    {
        (Points, Offsets, Means) = (points, offsets, Array.ConvertAll(offsets, offset => (double)offset));
        (Chunk, SquaredNorms) = (ChunkFor(points.Rows), Unknown(points.Rows));
        Packed = packs ? Pack() : null;
    }

    /// <summary>The rows as given.</summary>
    public IRowSource Points { get; }

    public int Rows => Points.Rows;

    public int Columns => Points.Columns;

    /// <summary>The rows less <see cref="Offsets"/>, packed, where they are few.</summary>
    public PointPanels? Packed { get; }

    /// <summary>Of the columns.</summary>
    public double[] Means { get; }

    /// <summary>
    /// The origin that products are computed around: zero where that is among the points already, so that rows serve
    /// as they lie; else the columns' means, rounded. What that rounds off is part of the products' stated error;
    /// whatever is decided closely is decided from the rows as given.
    /// </summary>
    public float[] Offsets { get; }

    /// <summary>The rows as they lie in memory, where nothing is subtracted from them; else none.</summary>
    public Matrix? InPlace => Offsets.AsSpan().ContainsAnyExcept(0f) ? null : Points as Matrix;

    /// <summary>Squared lengths of the rows less <see cref="Offsets"/>; NaN where it is not known yet.</summary>
    public float[] SquaredNorms { get; }

    /// <summary>Sum over all values of their squared distance from the column's mean.</summary>
    public double SquaredDeviation { get; }

    /// <summary>Mean over the columns of their variance: the scale of the tolerance.</summary>
    public double MeanVariance => Columns == 0 ? 0 : SquaredDeviation / Rows / Columns;

    /// <summary>
    /// Rows in a chunk of parallel work: whole panels, and few enough chunks that what each yields stays small.
    /// </summary>
    public int Chunk { get; }

    public void Dispose() => Packed?.Dispose();

    private static int ChunkFor(int rows)
    {
        var chunk = Math.Max(SmallestChunk, ChunkedWork.Chunks(rows, MostChunks));
        return ChunkedWork.Chunks(chunk, PointPanels.Width) * PointPanels.Width;
    }

    private static float[] Unknown(int rows)
    {
        var norms = new float[rows];
        Array.Fill(norms, float.NaN);
        return norms;
    }

    private PointPanels? Pack() =>
        (long)Rows * Columns * sizeof(float) <= MostPackedBytes ? new PointPanels(Points, Offsets) : null;
}
