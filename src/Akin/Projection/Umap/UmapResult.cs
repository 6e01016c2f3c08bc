using Akin.Numerics;

namespace Akin.Projection.Umap;

/// <summary>A UMAP map.</summary>
/// <param name="Map">n × dimensions, finite.</param>
/// <param name="Neighbours">The size of a neighbourhood that was used: smaller than asked where there are few
/// points.</param>
/// <param name="Epochs">Passes made.</param>
public sealed record UmapResult(Matrix Map, int Neighbours, int Epochs) : IDisposable
{
    /// <summary>Frees the map.</summary>
    public void Dispose() => Map.Dispose();
}
