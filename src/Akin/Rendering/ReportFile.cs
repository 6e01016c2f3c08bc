namespace Akin.Rendering;

/// <summary>A file that lies beside the report.</summary>
/// <param name="Name">Its name relative to the report.</param>
/// <param name="Meaning">What is in it.</param>
public sealed record ReportFile(string Name, string Meaning);
