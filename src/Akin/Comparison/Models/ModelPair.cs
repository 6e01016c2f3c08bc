namespace Akin.Comparison.Models;

/// <summary>How far two models see the same.</summary>
/// <param name="A">Number of the one.</param>
/// <param name="B">Number of the other.</param>
/// <param name="AdjustedRand">Adjusted Rand index of their groups at the common k.</param>
/// <param name="Nmi">Normalised mutual information of these.</param>
/// <param name="SharedNeighbours">Of a picture's nearest neighbours the share that both find, mean over
/// pictures.</param>
public sealed record ModelPair(int A, int B, double AdjustedRand, double Nmi, double SharedNeighbours)
{
    /// <summary>A's evidence for groups less B's, at the k that was given, else each at its own; none for few rows.
    /// </summary>
    public PairedDifference? Evidence { get; init; }

    /// <summary>A's mutual information with the labels less B's, at the common k; none without labels.</summary>
    public PairedDifference? Nmis { get; init; }

    /// <summary>A's share of neighbours of the same label less B's; none without labels.</summary>
    public PairedDifference? Neighbours { get; init; }
}
