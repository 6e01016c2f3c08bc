using Akin.Numerics;

namespace Akin.Drawing;

/// <summary>
/// A cloudy field that repeats without a seam: seven octaves of value noise, drawn once and then sampled at any place
/// and scale.
/// Values lie in about −1 … 1 around 0.
/// </summary>
internal static class NoiseField
{
    private const int Size = 256;
    private static readonly float[] Values = Build();

    /// <summary>The value at a place; one repetition is 1 wide and 1 high.</summary>
    public static float Sample(float x, float y)
    {
        float px = x * Size, py = y * Size;
        float fx = MathF.Floor(px), fy = MathF.Floor(py);
        int column = (int)fx & (Size - 1), row = ((int)fy & (Size - 1)) * Size;
        int nextColumn = (column + 1) & (Size - 1), nextRow = (row + Size) & ((Size * Size) - 1);
        float u = px - fx, v = py - fy;
        var upper = Values[row + column] + (u * (Values[row + nextColumn] - Values[row + column]));
        var lower = Values[nextRow + column] + (u * (Values[nextRow + nextColumn] - Values[nextRow + column]));
        return upper + (v * (lower - upper));
    }

    private static float[] Build()
    {
        var field = new float[Size * Size];
        var random = new RandomSource(20_240_601);
        var amplitude = 0.62f;
        for (var cells = 4; cells <= Size; cells *= 2, amplitude *= 0.55f)
        {
            var lattice = new float[cells * cells];
            for (var i = 0; i < lattice.Length; i++)
                lattice[i] = (float)((2 * random.NextDouble()) - 1);

            AddOctave(field, lattice, cells, amplitude);
        }

        return field;
    }

    private static void AddOctave(float[] field, float[] lattice, int cells, float amplitude)
    {
        for (var y = 0; y < Size; y++)
        {
            var (row, v) = Cell(y, cells);
            var below = (row + 1) % cells * cells;
            for (var x = 0; x < Size; x++)
            {
                var (column, u) = Cell(x, cells);
                var right = (column + 1) % cells;
                var upper = float.Lerp(lattice[(row * cells) + column], lattice[(row * cells) + right], u);
                var lower = float.Lerp(lattice[below + column], lattice[below + right], u);
                field[(y * Size) + x] += amplitude * float.Lerp(upper, lower, v);
            }
        }
    }

    private static (int Cell, float Within) Cell(int at, int cells)
    {
        var place = at * (float)cells / Size;
        var within = place - (int)place;
        return ((int)place, within * within * (3 - (2 * within)));
    }
}
