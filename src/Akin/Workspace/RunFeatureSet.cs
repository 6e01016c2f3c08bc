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
    internal static RunFeatureSet Of(FeatureSetTable sets, FeatureSet set) => new(
        set.Name, set.Key, set.Dimension, FeatureSetTable.WordOf(set.Type), FeatureChain.Of(sets, set));
}
