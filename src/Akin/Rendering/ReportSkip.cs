using Akin.Intake;

namespace Akin.Rendering;

/// <summary>One input that is not in the result.</summary>
/// <param name="Path">Its path as shown.</param>
/// <param name="State">The state it ended in.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record ReportSkip(string Path, PictureState State, string Reason);
