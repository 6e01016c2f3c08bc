namespace Akin.Cli.Commands.Features;

/// <summary>One set on the way from what a model gives.</summary>
/// <param name="Name">The set.</param>
/// <param name="Steps">What was done to the rows before it; none for what a model gives.</param>
/// <param name="Dimension">Numbers in a row.</param>
/// <param name="FittedOn">Pictures that mean and components were learnt from; none when nothing was.</param>
/// <param name="ExplainedVariance">Share of the variance that the components keep; none without them.</param>
/// <param name="Seed">The seed; none when nothing was learnt.</param>
internal sealed record FeatureChainStep(
    string Name,
    IReadOnlyList<string> Steps,
    int Dimension,
    int? FittedOn,
    double? ExplainedVariance,
    ulong? Seed);
