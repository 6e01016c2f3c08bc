namespace Akin.Sampling.Copying;

/// <summary>What stands in the new tree for a file.</summary>
public enum CopyLink
{
    /// <summary>A copy of its own.</summary>
    None,

    /// <summary>Another name of the file, on the same file system.</summary>
    Hard,

    /// <summary>A link that names the file's full path.</summary>
    Symbolic,
}
