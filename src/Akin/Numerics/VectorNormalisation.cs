namespace Akin.Numerics;

/// <summary>Scaling of vectors to unit length.</summary>
public static class VectorNormalisation
{
    /// <summary>
    /// Divides each row by its Euclidean length, so that distances compare directions. Zero rows stay zero. O(n·d).
    /// </summary>
    /// <param name="points">Rows to scale; must be writable.</param>
    public static void L2InPlace(Matrix points)
    {
        for (var row = 0; row < points.Rows; row++)
        {
            L2InPlace(points[row]);
        }
    }

    /// <summary>Divides a vector by its Euclidean length; a zero vector stays zero.</summary>
    public static void L2InPlace(Span<float> vector)
    {
        var squares = 0.0;
        foreach (var value in vector)
        {
            squares += (double)value * value;
        }

        if (squares == 0)
        {
            return;
        }

        var length = Math.Sqrt(squares);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] / length);
        }
    }

    /// <summary>The same for float64, whatever the magnitude of its values.</summary>
    public static void L2InPlace(Span<double> vector)
    {
        var squares = 0.0;
        foreach (var value in vector)
        {
            squares += value * value;
        }

        if (squares is < 1e-290 or double.PositiveInfinity)
        {
            // Squares that leave float64's range: the largest magnitude becomes about 1 first, exactly.
            var largest = 0.0;
            foreach (var value in vector)
            {
                largest = Math.Max(largest, Math.Abs(value));
            }

            if (largest == 0 || !double.IsFinite(largest))
            {
                return;
            }

            squares = 0;
            var exponent = -Math.ILogB(largest);
            foreach (ref var value in vector)
            {
                value = Math.ScaleB(value, exponent);
                squares += value * value;
            }
        }

        var length = Math.Sqrt(squares);
        foreach (ref var value in vector)
        {
            value /= length;
        }
    }
}
