using System.Diagnostics.CodeAnalysis;

namespace Akin.Clustering.Hierarchy;

/// <summary>How far apart two clusters are.</summary>
public enum Linkage
{
    /// <summary>
    /// By how much joining them raises the sum of squared distances to the means: √(2·a·b / (a + b)) times the distance
    /// of the means, for a and b points.
    /// </summary>
    Ward,

    /// <summary>The mean distance of their pairs.</summary>
    Average,

    /// <summary>The largest distance of their pairs.</summary>
    Complete,

    /// <summary>The smallest distance of their pairs.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "What the field calls it.")]
    Single,
}
