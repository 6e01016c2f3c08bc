namespace Akin.Imaging.Resampling;

/// <summary>What is to be made of a picture as it is stored: it is resized, and a part of that is kept.</summary>
/// <param name="Across">Along the rows.</param>
/// <param name="Down">Along the columns.</param>
/// <param name="Interpolation">The filter.</param>
internal readonly record struct ResizePlan(AxisPlan Across, AxisPlan Down, Interpolation Interpolation);
