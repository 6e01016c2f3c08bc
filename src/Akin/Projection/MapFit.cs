using Akin.Numerics;

namespace Akin.Projection;

/// <summary>Whether new points, the points of a map and the map belong together.</summary>
internal static class MapFit
{
    /// <summary>Refuses what does not.</summary>
    /// <param name="points">New points, m × d.</param>
    /// <param name="mapped">Points of the map, n × d.</param>
    /// <param name="map">Their places, n rows.</param>
    public static void Check(Matrix points, Matrix mapped, Matrix map)
    {
        if (mapped.Rows != map.Rows)
        {
            throw new ArgumentException(
                $"The map has {map.Rows} rows, the vectors it was made of {mapped.Rows}; they must be the same.");
        }

        if (points.Columns != mapped.Columns)
        {
            throw new ArgumentException(
                $"The new vectors have {points.Columns} columns, those of the map {mapped.Columns}; "
                + "they must be the same.");
        }

        if (map.Rows == 0)
        {
            throw new ArgumentException("The map has no points; there is nothing to place new ones by.");
        }

        Matrix[] all = [points, mapped, map];
        foreach (var matrix in all)
        {
            if (FiniteValues.Find(matrix, float.MaxValue) is { } bad)
            {
                throw new ArgumentException($"A map needs finite values: {bad}.");
            }
        }
    }
}
