namespace Akin.Projection;

/// <summary>How points are placed on a map.</summary>
public sealed record MapOptions
{
    /// <summary>The method. Default: t-SNE.</summary>
    public MapMethod Method { get; init; }

    /// <summary>Dimensions of the map, ≥ 1; t-SNE makes maps of 2. Default: 2.</summary>
    public int Dimensions { get; init; } = 2;

    /// <summary>Neighbours that count in t-SNE, ≥ 1; fewer where there are too few points. Default: 30.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>Seed of the start. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the map is the same for any. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
