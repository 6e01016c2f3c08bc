namespace Akin.Cli.Commands.Export;

/// <summary>What <c>akin export --json</c> prints.</summary>
/// <param name="Pictures">Rows written.</param>
/// <param name="Dimension">Features of a picture.</param>
/// <param name="Features">The NPY file, absolute.</param>
/// <param name="Labels">The CSV file, absolute.</param>
/// <param name="Run">The folder of the run whose labels they are, absolute; none without <c>--labels</c>.</param>
/// <param name="Set">The set of features.</param>
/// <param name="WithoutFeatures">Pictures that are ready and without features in it: there is no row of them.</param>
internal sealed record ExportSummary(
    int Pictures, int Dimension, string? Features, string? Labels, string? Run, string Set,
    int WithoutFeatures);
