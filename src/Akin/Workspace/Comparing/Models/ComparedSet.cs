using Akin.Workspace.Runs;

namespace Akin.Workspace.Comparing.Models;

/// <summary>A set of features whose model is compared with others'.</summary>
/// <param name="Store">Its rows.</param>
/// <param name="Space">The space that groups are found in.</param>
public sealed record ComparedSet(FeatureStore Store, FeatureSpace Space)
{
    /// <summary>What it is called.</summary>
    public string Name => Store.Set.Name;
}
