namespace Akin.Cli.Commands.Mosaic;

/// <summary>One mosaic that was written.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Cluster">The cluster it shows, −1 for the pictures in none; none for all.</param>
/// <param name="Drawn">Pictures of which at least a pixel is seen.</param>
/// <param name="Hidden">Pictures that lie wholly under others.</param>
internal sealed record MosaicFile(string Path, int? Cluster, int Drawn, int Hidden);
