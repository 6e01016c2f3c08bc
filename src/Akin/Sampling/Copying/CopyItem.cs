using Akin.Intake;

namespace Akin.Sampling.Copying;

/// <summary>A file that is to stand in the new tree.</summary>
/// <param name="Content">The file.</param>
/// <param name="Relative">Its place in the tree, with <c>/</c>.</param>
/// <param name="Size">Its size in bytes as far as is known.</param>
/// <param name="Modified">Its last change as far as is known, in ticks of UTC.</param>
public sealed record CopyItem(PictureContent Content, string Relative, long Size, long Modified);
