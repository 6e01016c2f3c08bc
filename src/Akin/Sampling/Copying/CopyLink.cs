namespace Akin.Sampling.Copying;

/// <summary>What stands in the new tree for a file.</summary>
public enum CopyLink
{
    /// <summary>A copy of its own; of a link the file that it leads to.</summary>
    None,

    /// <summary>Another name of the file, on the same file system; of a link of the file that it leads to.</summary>
    Hard,

    /// <summary>A link that names the file's full path; of a link the full path of that link.</summary>
    Symbolic,
}
