namespace Akin.Sampling;

/// <summary>A sample in its order: the first m picks are a sample of m.</summary>
/// <param name="Picks">Best first.</param>
/// <param name="Groups">What came of each group, in the order given.</param>
/// <param name="Coverage">How near the rows are to a pick after so many picks, beside random ones.</param>
public sealed record SampleResult(
    IReadOnlyList<SamplePick> Picks, IReadOnlyList<GroupResult> Groups, CoverageCurve Coverage);
