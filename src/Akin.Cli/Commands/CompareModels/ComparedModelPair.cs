using Akin.Comparison.Models;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>Two models, as <c>compare-models.json</c> has them.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="AdjustedRand">Agreement of their groups at the common k.</param>
/// <param name="Nmi">The same as normalised mutual information.</param>
/// <param name="SharedNeighbours">The share of a picture's neighbours that both find.</param>
/// <param name="EvidenceDifference">A's evidence less B's, on the same halves; none for few pictures.</param>
/// <param name="EvidenceError">Its standard error.</param>
/// <param name="NmiDifference">A's agreement with the labels less B's, on the same halves; none without labels.</param>
/// <param name="NmiError">Its standard error.</param>
/// <param name="NeighbourDifference">A's share of neighbours of the same label less B's; none without labels.</param>
/// <param name="NeighbourError">Its standard error.</param>
internal sealed record ComparedModelPair(
    string A, string B, double AdjustedRand, double Nmi, double SharedNeighbours, double? EvidenceDifference,
    double? EvidenceError, double? NmiDifference, double? NmiError, double? NeighbourDifference, double? NeighbourError)
{
    public static ComparedModelPair Of(ModelPair pair, IReadOnlyList<ModelScore> models) => new(
        models[pair.A].Name, models[pair.B].Name, pair.AdjustedRand, pair.Nmi, pair.SharedNeighbours,
        pair.Evidence?.Mean, pair.Evidence?.Error, pair.Nmis?.Mean, pair.Nmis?.Error, pair.Neighbours?.Mean,
        pair.Neighbours?.Error);
}
