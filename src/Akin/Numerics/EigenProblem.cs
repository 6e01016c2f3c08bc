namespace Akin.Numerics;

/// <summary>What <see cref="LeadingEigen"/> is to find.</summary>
internal sealed record EigenProblem
{
    /// <summary>Length of a vector, ≥ 1.</summary>
    public required int Size { get; init; }

    /// <summary>Eigenpairs wanted.</summary>
    public required int Count { get; init; }

    /// <summary>No eigenvalue is smaller than this.</summary>
    public required double Least { get; init; }

    /// <summary>Vectors beside the wanted ones: more settle in fewer rounds, and tell more repeated values apart.
    /// </summary>
    public int Spare { get; init; } = 8;

    /// <summary>
    /// A pair has settled when operator × vector − value × vector is no longer than this share of the largest
    /// eigenvalue.
    /// </summary>
    public required double Tolerance { get; init; }

    /// <summary>Products with the block after which it is enough.</summary>
    public required int MostProducts { get; init; }

    /// <summary>Seed of the start.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the answer is the same for any.</summary>
    public int Threads { get; init; } = 1;
}
