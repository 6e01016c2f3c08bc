namespace Akin.Rendering;

/// <summary>One stage of the run.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record ReportStage(string Name, double Seconds);
