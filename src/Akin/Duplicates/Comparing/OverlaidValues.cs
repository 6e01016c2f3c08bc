namespace Akin.Duplicates.Comparing;

/// <summary>Two pictures' values pixel on pixel in the rectangle of the second in which both are.</summary>
/// <param name="Left">The second picture's first column in it.</param>
/// <param name="Top">Its first line in it.</param>
/// <param name="Width">Columns, ≥ 0.</param>
/// <param name="Height">Lines, ≥ 0.</param>
/// <param name="Whole">The first picture's values, row-major.</param>
/// <param name="Part">The second's.</param>
internal readonly record struct OverlaidValues(
    int Left, int Top, int Width, int Height, float[] Whole, float[] Part);
