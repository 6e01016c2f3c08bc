namespace Akin.Rendering.Mosaics;

/// <summary>One line of a mosaic's legend.</summary>
/// <param name="Name">What the colour stands for.</param>
/// <param name="Colour">The number of the colour, see <see cref="MosaicPicture.Colour"/>.</param>
/// <param name="Pictures">How many pictures have it.</param>
public sealed record MosaicKey(string Name, int Colour, int Pictures);
