using System.Globalization;

namespace Akin.Autoencoder;

/// <summary>The shape of what a layer gives: rows × columns × channels; a vector is 1 × 1 × its length.</summary>
/// <param name="Height">Rows, ≥ 1.</param>
/// <param name="Width">Columns, ≥ 1.</param>
/// <param name="Channels">Values at a place, ≥ 1.</param>
public readonly record struct MapShape(int Height, int Width, int Channels)
{
    /// <summary>Values in all.</summary>
    public int Size => checked(Height * Width * Channels);

    /// <summary>Whether it is a vector.</summary>
    public bool IsVector => Height == 1 && Width == 1;

    /// <summary>As people write it: <c>30 × 40 × 8</c>, or <c>128</c> for a vector.</summary>
    public override string ToString() => IsVector
        ? Channels.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Height} × {Width} × {Channels}");
}
