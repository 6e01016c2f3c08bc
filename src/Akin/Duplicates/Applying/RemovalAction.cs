namespace Akin.Duplicates.Applying;

/// <summary>What is done with a duplicate.</summary>
public enum RemovalAction
{
    /// <summary>Into the desktop's trash on Linux, from where any file manager restores it; else into a folder of the
    /// workspace.</summary>
    Trash,

    /// <summary>Into a folder, in the tree that it had.</summary>
    Move,

    /// <summary>Same bytes only: its name becomes another name of the kept file.</summary>
    HardLink,

    /// <summary>Same bytes only: its name becomes a link to the kept file's path.</summary>
    SymbolicLink,
}
