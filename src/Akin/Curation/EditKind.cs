namespace Akin.Curation;

/// <summary>What an edit does.</summary>
public enum EditKind
{
    /// <summary>Leaves pictures out of all that follows.</summary>
    Drop,

    /// <summary>Brings dropped pictures back.</summary>
    Keep,

    /// <summary>States the group of every picture, as a method found it: what later edits begin with.</summary>
    Cluster,

    /// <summary>Takes pictures out of one group and puts them into groups of their own.</summary>
    Divide,

    /// <summary>Puts the pictures of several groups into one.</summary>
    Merge,

    /// <summary>Takes back an earlier edit.</summary>
    Undo,
}
