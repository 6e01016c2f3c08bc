using Akin.Numerics;

namespace Akin.Projection;

/// <summary>A t-SNE map.</summary>
/// <param name="Map">n × 2, centred, finite.</param>
/// <param name="KlDivergence">Kullback-Leibler divergence of the map from the neighbourhoods, in nats; smaller is
/// better.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Perplexity">The perplexity used: lower than asked where there are few points.</param>
public sealed record TsneResult(Matrix Map, double KlDivergence, int Iterations, double Perplexity) : IDisposable
{
    /// <summary>Frees the map.</summary>
    public void Dispose() => Map.Dispose();
}
