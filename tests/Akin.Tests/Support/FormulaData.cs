using Akin.Numerics;

namespace Akin.Tests.Support;

/// <summary>
/// Data drawn by formula, the twin of <c>Expectations/generate_goldens.py</c>: every value is exact in float32, so that
/// both languages speak of the same numbers.
/// </summary>
internal sealed class FormulaData(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The golden data set of that name.</summary>
    public static Matrix Named(string name) => name switch
    {
        "blobs" => Blobs(1, 500, 2, 5, 1, 0),
        "digits" => Digits(2, 300, 64, 10),
        "far" => Blobs(3, 400, 3, 4, 2, 10000),
        "duplicates" => Duplicates(4, 240),
        "wide" => Blobs(5, 120, 1280, 6, 4, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such data."),
    };

    /// <summary>Integer centres in 0…19, bell-shaped noise in 256ths; row i belongs to group i mod groups.</summary>
    public static Matrix Blobs(ulong seed, int n, int d, int groups, int spread, int offset)
    {
        var random = new FormulaData(seed);
        var centers = random.Table(groups, d, 20);
        return Rows(n, d, (row, i) =>
        {
            var noise = random.Below(256) + random.Below(256) + random.Below(256) + random.Below(256) - 510;
            return offset + centers[row % groups][i] + (spread * noise / 256f);
        });
    }

    /// <summary>Integers 0…16: a template for each group, jittered.</summary>
    public static Matrix Digits(ulong seed, int n, int d, int groups)
    {
        var random = new FormulaData(seed);
        var templates = random.Table(groups, d, 17);
        return Rows(n, d, (row, i) => Math.Clamp(templates[row % groups][i] + random.Below(9) - 4, 0, 16));
    }

    /// <summary>Few distinct points of a plane, each many times.</summary>
    public static Matrix Duplicates(ulong seed, int n)
    {
        var random = new FormulaData(seed);
        var places = random.Table(12, 2, 50);
        var place = 0;
        return Rows(n, 2, (_, i) => places[place = i == 0 ? random.Below(12) : place][i]);
    }

    /// <summary>Rows of independent normal numbers, for tests that need no golden.</summary>
    public static Matrix Gaussians(ulong seed, int n, int d)
    {
        var random = new RandomSource(seed);
        return Rows(n, d, (_, _) => (float)random.NextGaussian());
    }

    public int Below(int bound)
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)(((z ^ (z >> 31)) >> 11) % (ulong)bound);
    }

    /// <summary>A matrix of values by row and column.</summary>
    public static Matrix Rows(int n, int d, Func<int, int, float> value)
    {
        var matrix = new Matrix(n, d);
        for (var row = 0; row < n; row++)
        {
            for (var i = 0; i < d; i++)
            {
                matrix[row][i] = value(row, i);
            }
        }

        return matrix;
    }

    private int[][] Table(int rows, int columns, int bound)
    {
        var table = new int[rows][];
        for (var row = 0; row < rows; row++)
        {
            table[row] = new int[columns];
            for (var i = 0; i < columns; i++)
            {
                table[row][i] = Below(bound);
            }
        }

        return table;
    }
}
