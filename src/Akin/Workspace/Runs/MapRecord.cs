namespace Akin.Workspace.Runs;

/// <summary>What <c>map.json</c> tells of a run's map; the places are in <c>map.npy</c>.</summary>
/// <param name="Method">How it was made: <c>tsne</c>, <c>umap</c> or <c>pca</c>.</param>
/// <param name="Perplexity">The perplexity that t-SNE worked with; <see langword="null"/> for other methods.</param>
/// <param name="KlDivergence">What t-SNE could not keep; <see langword="null"/> for other methods.</param>
/// <param name="Neighbours">The size of a neighbourhood that UMAP worked with; <see langword="null"/> for other
/// methods.</param>
/// <param name="Trustworthiness">How far neighbours on the map are neighbours in truth, 0 … 1; <see langword="null"/>
/// where it was not measured.</param>
public sealed record MapRecord(string Method, double? Perplexity, double? KlDivergence, int? Neighbours = null,
    double? Trustworthiness = null);
