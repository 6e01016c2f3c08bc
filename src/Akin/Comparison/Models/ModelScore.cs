using Akin.Clustering;

namespace Akin.Comparison.Models;

/// <summary>How well one model groups the pictures.</summary>
/// <param name="Name">The model.</param>
/// <param name="Dimensions">Dimensions of the space that was grouped in.</param>
/// <param name="Common">Its groups at the k that all models are compared at.</param>
/// <param name="Own">Its groups at the k that suits it best.</param>
/// <param name="ClearGroups">Whether its pictures group better than a cloud of the same shape.</param>
public sealed record ModelScore(string Name, int Dimensions, ModelGroups Common, ModelGroups Own, bool ClearGroups)
{
    /// <summary>What each k gave; empty where there are too few pictures to choose.</summary>
    public IReadOnlyList<KCurvePoint> Curve { get; init; } = [];

    /// <summary>
    /// Of the nearest neighbours of a labelled row among rows with a label the share that has its own, mean over rows;
    /// none without labels.
    /// </summary>
    public double? NeighbourAgreement { get; init; }
}
