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

    /// <summary>Where the points of a t-SNE map start. Default: at their principal components.</summary>
    public TsneStart Start { get; init; }

    /// <summary>Points that make a neighbourhood in UMAP, the point itself among them, ≥ 2. Default: 15.</summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>How near points may lie on a map of UMAP, 0 … 1. Default: 0.1.</summary>
    public double MinDist { get; init; } = 0.1;

    /// <summary>Whether principal components are scaled to variance 1. Default: no.</summary>
    public bool Whiten { get; init; }

    /// <summary>Seed of the start. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the map is the same for any. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
