using Akin.Comparison.Models;
using Akin.Workspace;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>A model, as <c>compare-models.json</c> has it.</summary>
/// <param name="Name">The set of features.</param>
/// <param name="Model">The model that made it.</param>
/// <param name="Dimension">Numbers of a picture.</param>
/// <param name="SpaceDimension">Dimensions of the space that groups were found in.</param>
/// <param name="WithoutFeatures">Ready pictures without features in it, which were left out.</param>
/// <param name="ClearGroups">Whether its pictures group better than a cloud of the same shape.</param>
/// <param name="NeighbourAgreement">The share of a picture's neighbours that have its label; none without.</param>
/// <param name="Common">Its groups at the k that all were compared at.</param>
/// <param name="Own">Its groups at the k that suits it best.</param>
internal sealed record ComparedModel(
    string Name, string Model, int Dimension, int SpaceDimension, int WithoutFeatures, bool ClearGroups,
    double? NeighbourAgreement, ComparedGrouping Common, ComparedGrouping Own)
{
    public static ComparedModel Of(FeatureSet set, ModelScore score, int lacking) => new(
        set.Name, set.Model.Id, set.Dimension, score.Dimensions, lacking, score.ClearGroups, score.NeighbourAgreement,
        ComparedGrouping.Of(score.Common), ComparedGrouping.Of(score.Own));
}

/// <summary>Groups of a model.</summary>
/// <param name="K">How many were asked for.</param>
/// <param name="Silhouette">In the model's own space: not to be compared between models.</param>
/// <param name="SeedStability">Mean adjusted Rand index of two seeds.</param>
/// <param name="HalfStability">That of two halves of the pictures.</param>
/// <param name="ChanceStability">That of halves of a cloud without groups.</param>
/// <param name="Separation">How empty it is between groups, 0 to 1.</param>
/// <param name="Evidence">Evidence for groups in nats, comparable between models.</param>
/// <param name="AdjustedRand">Agreement with the labels.</param>
/// <param name="Nmi">The same as normalised mutual information.</param>
internal sealed record ComparedGrouping(
    int K, double? Silhouette, double SeedStability, double? HalfStability, double? ChanceStability, double? Separation,
    double? Evidence, double? AdjustedRand, double? Nmi)
{
    public static ComparedGrouping Of(ModelGroups groups) => new(
        groups.K, groups.Silhouette, groups.SeedStability, groups.HalfStability, groups.ChanceStability,
        groups.Separation, groups.Evidence, groups.AdjustedRand, groups.Nmi);
}
