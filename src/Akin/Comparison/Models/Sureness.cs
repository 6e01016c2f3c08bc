namespace Akin.Comparison.Models;

/// <summary>How sure it is that one model groups pictures better.</summary>
public enum Sureness
{
    /// <summary>It cannot be told.</summary>
    None,

    /// <summary>One of two measures says so, or there are no labels to tell.</summary>
    Fairly,

    /// <summary>Groups and neighbours both say so, far beyond chance.</summary>
    Very,
}
