namespace Akin.Projection;

/// <summary>Pairs of numbers, one for each point: positions on the map, or forces.</summary>
internal sealed class MapPoints(int count)
{
    public int Count => count;

    /// <summary>First coordinates.</summary>
    public double[] X { get; } = new double[count];

    /// <summary>Second coordinates.</summary>
    public double[] Y { get; } = new double[count];
}
