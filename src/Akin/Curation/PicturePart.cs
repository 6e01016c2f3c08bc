namespace Akin.Curation;

/// <summary>A picture that an edit is about, and where it puts it.</summary>
/// <param name="Picture">
/// Its number: the picture's id in a workspace, or the number that a journal file gives it.
/// </param>
/// <param name="Part">
/// The group it comes into, 0, 1, …, counted for this edit alone; −1 for no group; 0 where the edit makes none.
/// </param>
public readonly record struct PicturePart(long Picture, int Part);
