namespace Akin.Sampling.Copying;

/// <summary>What is to be done for a file, and after the copying what was.</summary>
public enum CopyState
{
    /// <summary>It is to be copied or linked, or was.</summary>
    Copied,

    /// <summary>The new tree has its bytes at its place already.</summary>
    Kept,

    /// <summary>It cannot be had: gone, changed, not readable.</summary>
    Failed,
}
