using System.Globalization;

namespace Akin.Numerics;

/// <summary>Where a matrix holds a value that is not finite, or too large to compute with.</summary>
/// <param name="Row">0-based row.</param>
/// <param name="Column">0-based column.</param>
/// <param name="Value">NaN, plus or minus infinity (also a float64 too large for float32), or what is too
/// large.</param>
public readonly record struct NonFiniteValue(int Row, int Column, float Value)
{
    /// <summary>A clause for messages: <c>row 3, column 7 holds NaN</c> (both counted from 0).</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"row {Row}, column {Column} holds {Value}");
}
