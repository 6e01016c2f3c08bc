namespace Akin.Cli.Commands.Export;

/// <summary>Where to write what.</summary>
/// <param name="Features">The NPY file of features; none for not writing it.</param>
/// <param name="Labels">The CSV file of labels; none for not writing it.</param>
/// <param name="Set">The set of features; none for that of the latest run with labels, else for the latest.</param>
internal sealed record ExportOptions(string? Features, string? Labels, string? Set);
