namespace Akin.Intake;

/// <summary>One input within a source that is a file: a member of an archive.</summary>
/// <param name="Path">Its path within the source, with <c>/</c>.</param>
/// <param name="Size">Its size in bytes as the source has it.</param>
/// <param name="State"><see cref="PictureState.Pending"/> when it is to be read; else final.</param>
/// <param name="Reason">Why it is not to be read; empty when it is.</param>
internal readonly record struct SourceEntry(string Path, long Size, PictureState State, string Reason);
