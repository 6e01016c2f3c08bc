using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Autoencoder.Layers;

/// <summary>
/// Lays three rows of a map side by side, place by place, with a border of zeros: then what a 3 × 3 filter sees at a
/// place is one run of 9 × channels floats, and the next place's run starts 3 × channels further on. A convolution
/// becomes a product of overlapping rows, which the panel kernel reads where they lie.
/// </summary>
internal static unsafe class WindowRows
{
    /// <summary>Rows and columns of a filter.</summary>
    public const int Side = 3;

    // A group of places that ends beyond the row is at most four, two columns apart.
    private const int Overrun = 8;

    /// <summary>Floats that <see cref="Gather"/> writes, with what kernels may read beyond and not use.</summary>
    public static long Room(int columns, int channels) =>
        ((columns + 2L + Overrun) * Side * channels) + WindowGradientKernel.Stretch;

    /// <summary>Lays the rows.</summary>
    /// <param name="rows">Three rows, top to bottom; null for one outside the map.</param>
    /// <param name="columns">Places in a laid row, without the border.</param>
    /// <param name="channels">Floats at a place.</param>
    /// <param name="repeat">How often each place of a row comes: 1, or 2 for a map that is enlarged.</param>
    /// <param name="windows">Gets (columns + 2) × 3 × channels floats.</param>
    public static void Gather(RowTriple rows, int columns, int channels, int repeat, float* windows)
    {
        var place = Side * channels;
        new Span<float>(windows, place).Clear();
        new Span<float>(windows + ((columns + 1) * place), place).Clear();
        Lay(rows.Top, columns, channels, repeat, windows + place);
        Lay(rows.Middle, columns, channels, repeat, windows + place + channels);
        Lay(rows.Bottom, columns, channels, repeat, windows + place + (2 * channels));
    }

    private static void Lay(float* row, int columns, int channels, int repeat, float* target)
    {
        var step = Side * channels;
        if (row is null)
        {
            for (var x = 0; x < columns; x++, target += step)
            {
                new Span<float>(target, channels).Clear();
            }
        }
        else if (channels % Vector256<float>.Count == 0)
        {
            LayWide(row, columns, channels, repeat, target);
        }
        else
        {
            for (var x = 0; x < columns; x++, target += step)
            {
                var source = row + (x / repeat * channels);
                for (var c = 0; c < channels; c++)
                {
                    target[c] = source[c];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LayWide(float* row, int columns, int channels, int repeat, float* target)
    {
        var step = Side * channels;
        for (var x = 0; x < columns; x += repeat, row += channels)
        {
            for (var copy = 0; copy < repeat; copy++, target += step)
            {
                for (var c = 0; c < channels; c += Vector256<float>.Count)
                {
                    Vector256.Load(row + c).Store(target + c);
                }
            }
        }
    }
}

/// <summary>Three neighbouring rows of a map; null for one outside it.</summary>
internal readonly unsafe struct RowTriple(float* top, float* middle, float* bottom)
{
    public readonly float* Top = top;
    public readonly float* Middle = middle;
    public readonly float* Bottom = bottom;
}
