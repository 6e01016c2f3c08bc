using Microsoft.Win32.SafeHandles;

namespace Akin.Numerics;

/// <summary>
/// An origin near float64 data, so that they lose nothing that matters when they are narrowed: 1e8 ± 1 is one number in
/// float32. A column is measured from the median of a sample, a value of the data itself (so that whole numbers stay
/// whole), when the middle half of the sample lies within a factor of two of each other on one side of zero; other
/// columns reach down towards zero anyway and stay as they are. What is narrowed is then off by at most 2⁻²⁴ of its
/// distance from the origin.
/// </summary>
internal static class ColumnOrigin
{
    private const int MostRows = 1023;
    private const int FewestRows = 9;
    private const int MostValues = 1 << 20;

    /// <summary>Finds it; <see langword="null"/> when no column is moved. O(sample · d · log sample).</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Bytes before the first value.</param>
    /// <param name="rows">Number of rows, ≥ 1.</param>
    /// <param name="columns">Number of columns, ≥ 1.</param>
    /// <param name="decoder">Reads a row of float64.</param>
    public static double[]? Find(SafeFileHandle file, long offset, int rows, int columns, RowDecoder decoder)
    {
        var count = Math.Min(rows, Math.Clamp(MostValues / columns, FewestRows, MostRows));
        var sample = new double[count][];
        var bytes = new byte[columns * decoder.Size];
        for (var i = 0; i < count; i++)
        {
            sample[i] = new double[columns];
            FileRows.Fill(file, bytes, offset + ((long)i * rows / count * bytes.Length));
            decoder.Decode(bytes, sample[i]);
        }

        var origin = new double[columns];
        var values = new double[count];
        for (var column = 0; column < columns; column++)
        {
            for (var i = 0; i < count; i++)
            {
                values[i] = sample[i][column];
            }

            Array.Sort(values);
            var (low, high) = (values[count / 4], values[3 * count / 4]);
            var near = low > 0 ? high <= 2 * low : high < 0 && low >= 2 * high;
            origin[column] = near ? values[count / 2] : 0;
        }

        return Array.TrueForAll(origin, value => value == 0) ? null : origin;
    }
}
