namespace Akin.Workspace;

/// <summary>What was done to what a model gives until it became a set's rows: <c>l2</c>, <c>pca:64</c>,
/// <c>whiten</c>.</summary>
public static class FeatureChain
{
    /// <summary>The steps in order; none for what a model gives.</summary>
    public static IReadOnlyList<string> Of(FeatureSetTable sets, FeatureSet set)
    {
        var byKey = sets.List().ToDictionary(each => each.Key);
        var steps = new List<string>();
        for (FeatureSet? at = set; at?.Transform is { } transform; at = byKey.GetValueOrDefault(transform.Source))
        {
            steps.InsertRange(0, transform.Steps);
        }

        return steps;
    }
}
