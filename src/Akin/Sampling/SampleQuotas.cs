namespace Akin.Sampling;

/// <summary>How many rows each cluster gives. What a cluster cannot give, the others do.</summary>
public enum SampleQuotas
{
    /// <summary>In proportion to its size: the sample looks like the whole.</summary>
    Proportional,

    /// <summary>The same from each: rare kinds weigh as much as common ones.</summary>
    Equal,
}
