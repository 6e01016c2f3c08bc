namespace Akin.Duplicates.Applying;

/// <summary>What a line of a journal says.</summary>
internal enum JournalStep
{
    /// <summary>A file is about to be touched.</summary>
    Begin,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was begun and nothing came of it: the file is where it was.</summary>
    Void,

    /// <summary>All of the plan was gone through.</summary>
    End,

    /// <summary>It was taken back.</summary>
    Undone,

    /// <summary>All was taken back.</summary>
    EndOfUndo,

    /// <summary>All was gone through to take it back, and some could not come: the way is not free, or it is gone.
    /// </summary>
    RestOfUndo,
}
