namespace Akin.Sampling;

/// <summary>Rows that are clustered and sampled on their own, such as the pictures of one folder.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Rows">Its rows, rising; each row is in one group at most.</param>
public sealed record SampleGroup(string Name, IReadOnlyList<int> Rows);
