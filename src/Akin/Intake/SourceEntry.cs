namespace Akin.Intake;

/// <summary>One input within a source that is a file: a member of an archive, a row of a list.</summary>
/// <param name="Path">Its path within the source, with <c>/</c>.</param>
/// <param name="Size">Its size in bytes as the source has it; 0 when it is not there yet.</param>
/// <param name="Modified">Time of its last change, in ticks of UTC.</param>
/// <param name="State"><see cref="PictureState.Pending"/> when it is to be read; else final.</param>
/// <param name="Reason">Why it is not to be read; empty when it is.</param>
internal readonly record struct SourceEntry(string Path, long Size, long Modified, PictureState State, string Reason)
{
    /// <summary>Whether it must be fetched before it can be read.</summary>
    public bool IsAddress { get; init; }

    /// <summary>The collection that its row names; none where the path decides.</summary>
    public string? Collection { get; init; }
}
