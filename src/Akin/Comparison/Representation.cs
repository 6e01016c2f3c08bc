namespace Akin.Comparison;

/// <summary>How a collection stands in a cluster, beside all the others together.</summary>
public enum Representation
{
    /// <summary>Nothing speaks against chance.</summary>
    Usual,

    /// <summary>More of it than chance gives.</summary>
    Over,

    /// <summary>Less of it than chance gives.</summary>
    Under,
}
