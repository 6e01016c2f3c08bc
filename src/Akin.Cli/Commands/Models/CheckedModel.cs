namespace Akin.Cli.Commands.Models;

/// <summary>What running one file of a model showed.</summary>
/// <param name="Id">The model, or the file as it was named.</param>
/// <param name="Precision">What the file computes in; none when that cannot be told.</param>
/// <param name="Dimension">Features of a picture; none when that cannot be told.</param>
/// <param name="Cosine">The smallest cosine to the reference; none without a reference.</param>
/// <param name="Limit">The smallest that passes.</param>
/// <param name="Passed">Whether nothing is wrong.</param>
/// <param name="Fault">What is wrong.</param>
internal sealed record CheckedModel(
    string Id, string? Precision, int? Dimension, double? Cosine, double? Limit, bool Passed, string? Fault);
