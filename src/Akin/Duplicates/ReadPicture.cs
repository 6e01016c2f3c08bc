using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>A picture as it was read.</summary>
/// <param name="Image">Its pixels.</param>
/// <param name="Quality">How well its file is compressed, 1 … 100; none for what is no JPEG file.</param>
internal sealed record ReadPicture(RgbImage Image, int? Quality);
