namespace Akin.Numerics;

/// <summary>Finds what no distance can be computed from: NaN and infinite values.</summary>
public static class FiniteCheck
{
    /// <summary>
    /// The first value, in row order, that is not finite; <see langword="null"/> when all are. O(rows × columns).
    /// </summary>
    public static NonFiniteValue? Find(IRowSource matrix)
    {
        var scratch = new float[matrix.Columns];
        for (var row = 0; row < matrix.Rows; row++)
        {
            var values = matrix.Read(row, scratch);
            if (IsFinite(values))
            {
                continue;
            }

            for (var column = 0; column < values.Length; column++)
            {
                if (!float.IsFinite(values[column]))
                {
                    return new(row, column, values[column]);
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Whether every value is finite. A finite number times zero is zero; NaN and infinity give NaN, and it stays.
    /// </summary>
    public static bool IsFinite(ReadOnlySpan<float> values)
    {
        var sum = System.Numerics.Vector<float>.Zero;
        var width = System.Numerics.Vector<float>.Count;
        var i = 0;
        for (; i <= values.Length - width; i += width)
        {
            sum += new System.Numerics.Vector<float>(values[i..]) * System.Numerics.Vector<float>.Zero;
        }

        var rest = System.Numerics.Vector.Sum(sum);
        for (; i < values.Length; i++)
        {
            rest += values[i] * 0f;
        }

        return rest == 0f;
    }
}
