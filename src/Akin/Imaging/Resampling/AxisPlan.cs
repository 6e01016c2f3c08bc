namespace Akin.Imaging.Resampling;

/// <summary>One axis of a <see cref="ResizePlan"/>.</summary>
/// <param name="Length">Length of the whole resized picture, ≥ 1.</param>
/// <param name="First">The first position of it that is kept.</param>
/// <param name="Count">Number of positions that are kept, ≥ 1.</param>
internal readonly record struct AxisPlan(int Length, int First, int Count);
