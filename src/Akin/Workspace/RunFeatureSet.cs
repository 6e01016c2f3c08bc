namespace Akin.Workspace;

/// <summary>The set of features that a run was made of, as <c>run.json</c> tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key.</param>
/// <param name="Dimension">Numbers in a row.</param>
/// <param name="Dtype">How they are kept: <c>float32</c> or <c>float16</c>.</param>
/// <param name="Transforms">What was done to what the model gives, in order; see <see cref="FeatureChain"/>.</param>
public sealed record RunFeatureSet(
    string Name, string Key, int Dimension, string Dtype, IReadOnlyList<string> Transforms)
{
    /// <summary>What was not said of its model and assumed, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Pictures that were ready and had no features in it: the run is without them.</summary>
    public int WithoutFeatures { get; init; }

    /// <summary>Describes a set.</summary>
    /// <param name="sets">All sets of its workspace.</param>
    /// <param name="set">The set.</param>
    /// <param name="withoutFeatures">Pictures that are ready and have no features in it.</param>
    public static RunFeatureSet Of(FeatureSetTable sets, FeatureSet set, int withoutFeatures) => new(
        set.Name, set.Key, set.Dimension, FeatureSetTable.WordOf(set.Type), FeatureChain.Of(sets, set))
    {
        Assumptions = sets.BeginningOf(set).Assumptions,
        WithoutFeatures = withoutFeatures,
    };
}
