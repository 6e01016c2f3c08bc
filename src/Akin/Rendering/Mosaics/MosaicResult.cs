namespace Akin.Rendering.Mosaics;

/// <summary>What became of the pictures of a mosaic.</summary>
/// <param name="Drawn">Pictures of which at least a pixel is seen.</param>
/// <param name="Hidden">Pictures that lie wholly under others, or outside.</param>
/// <param name="WithoutPlace">Pictures without a place on the map.</param>
/// <param name="Failed">The numbers of those that could not be had, ascending.</param>
public sealed record MosaicResult(int Drawn, int Hidden, int WithoutPlace, IReadOnlyList<int> Failed);
