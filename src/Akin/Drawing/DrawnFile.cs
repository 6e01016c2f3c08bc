using Akin.Imaging;

namespace Akin.Drawing;

/// <summary>One file of the plan: what it is, and what it is drawn from.</summary>
/// <param name="Picture">What the caller sees of it.</param>
/// <param name="Family">Who draws it.</param>
/// <param name="Source">The number whose random numbers it is drawn from: another's for a copy.</param>
/// <param name="Format">How it is encoded.</param>
internal sealed record DrawnFile(DrawnPicture Picture, PictureFamily Family, int Source, ImageFormat Format);
