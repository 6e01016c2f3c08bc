namespace Akin.Cli.Commands.Export;

/// <summary>Where to write what.</summary>
/// <param name="Features">The NPY file of features; none for not writing it.</param>
/// <param name="Labels">The CSV file of labels; none for not writing it.</param>
internal sealed record ExportOptions(string? Features, string? Labels);
