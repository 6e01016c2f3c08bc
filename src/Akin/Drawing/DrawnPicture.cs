namespace Akin.Drawing;

/// <summary>One file of a drawn collection.</summary>
/// <param name="RelativePath">Family folder and file name, with <c>/</c> between them.</param>
/// <param name="Family">The family's name, which is the right answer for this picture.</param>
/// <param name="Kind">Whether it is sound, a copy, or broken on purpose.</param>
public sealed record DrawnPicture(string RelativePath, string Family, DrawnKind Kind);
