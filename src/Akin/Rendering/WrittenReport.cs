namespace Akin.Rendering;

/// <summary>A report that was written.</summary>
/// <param name="Path">The full path of the page.</param>
/// <param name="Conclusion">Its end in words; empty for less than two groups.</param>
public sealed record WrittenReport(string Path, string Conclusion);
