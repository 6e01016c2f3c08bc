namespace Akin.Comparison.Models;

/// <summary>Models compared on the same pictures.</summary>
/// <param name="K">The k that all were compared at.</param>
/// <param name="Models">In the order given.</param>
/// <param name="Pairs">Each two of them.</param>
/// <param name="Verdict">Which groups better, and how sure that is.</param>
public sealed record ModelComparisonResult(
    int K, IReadOnlyList<ModelScore> Models, IReadOnlyList<ModelPair> Pairs, ModelVerdict Verdict)
{
    /// <summary>Different labels of the rows; 0 where none were compared with.</summary>
    public int Classes { get; init; }

    /// <summary>Rows that have a label.</summary>
    public int Labelled { get; init; }

    /// <summary>Random cuts into halves; 0 where rows are too few.</summary>
    public int Halvings { get; init; }

    /// <summary>Rows that halves were drawn of.</summary>
    public int SampledRows { get; init; }

    /// <summary>Rows whose neighbours were looked up.</summary>
    public int AskedRows { get; init; }

    /// <summary>Neighbours of each that were looked at.</summary>
    public int Neighbours { get; init; }
}
