using Akin.Cli.Vectors;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Cli.Commands.Neighbours;

/// <summary>
/// All neighbours within a radius as sparse rows, written as they are found: those of row i are entries indptr[i] to
/// indptr[i + 1] − 1 of <c>indices.npy</c> and <c>distances.npy</c>.
/// </summary>
internal static class RadiusFiles
{
    public static VectorResult Write(
        Matrix points, double radius, OutputFolder folder, Metrics basis, IProgress<StageProgress> progress,
        CancellationToken cancellation)
    {
        using var starts = new NpyVectorWriter<long>(folder.Draft("indptr.npy"));
        using var indices = new NpyVectorWriter<int>(folder.Draft("indices.npy"));
        using var distances = new NpyVectorWriter<float>(folder.Draft("distances.npy"));
        starts.Append(0);
        RadiusNeighbours.Find(
            points,
            radius,
            (_, near, far) =>
            {
                indices.Append(near);
                distances.Append(far);
                starts.Append(indices.Count);
            },
            basis.Threads,
            progress,
            cancellation);
        starts.Complete();
        indices.Complete();
        distances.Complete();
        return new VectorResult(basis with { Method = "radius", Pairs = indices.Count }, _ => { });
    }
}
