namespace Akin.Sampling.Copying;

/// <summary>One file of a copying.</summary>
/// <param name="Item">The file.</param>
/// <param name="Destination">Full path of its place in the new tree; empty when it cannot be had.</param>
/// <param name="State">What is to be done, or was.</param>
/// <param name="Fault">Why it cannot be had; empty otherwise.</param>
public sealed record CopyStep(CopyItem Item, string Destination, CopyState State, string Fault = "");
