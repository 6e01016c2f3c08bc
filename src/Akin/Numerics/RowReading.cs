namespace Akin.Numerics;

/// <summary>What is done to the rows of a file, in float64, before they become float32.</summary>
public sealed record RowReading
{
    /// <summary>Nothing.</summary>
    public static RowReading Plain { get; } = new();

    /// <summary>
    /// Whether each row is divided by its Euclidean length, so that distances compare directions. A row of zeros stays
    /// one. Default: no.
    /// </summary>
    public bool UnitLength { get; init; }

    /// <summary>
    /// Subtracted from the columns, after that; <see langword="null"/> for nothing. Distances stay what they are.
    /// Default: null.
    /// </summary>
    public IReadOnlyList<double>? Origin { get; init; }

    internal bool IsPlain => !UnitLength && Origin is null;
}
