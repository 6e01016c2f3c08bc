namespace Akin.Cli.Vectors;

/// <summary>Two labellings of the same lines.</summary>
/// <param name="Found">The labels to judge.</param>
/// <param name="Truth">The labels to judge them by.</param>
/// <param name="Key">What the lines were joined by: path, id, row or line.</param>
/// <param name="Unmatched">Lines that only one of the two has, left out.</param>
internal sealed record JoinedLabels(NumberedLabels Found, NumberedLabels Truth, string Key, int Unmatched);
