using System.Buffers;
using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>Turns the bytes of a row of a file into float32. Safe from several threads.</summary>
/// <param name="elementType">NumPy's name of the element type: float16, float32 or float64 of either order.</param>
/// <param name="reading">What is done to the row first, in float64.</param>
internal sealed class RowDecoder(string elementType, RowReading reading)
{
    private readonly double[]? _origin = reading.Origin is { } origin ? [.. origin] : null;

    /// <summary>Bytes of an element.</summary>
    public int Size { get; } = elementType[2] - '0';

    /// <summary>Decodes a row.</summary>
    /// <param name="bytes">The row as it is stored; its bytes may change their order.</param>
    /// <param name="values">As many as the row has.</param>
    public void Decode(Span<byte> bytes, Span<float> values)
    {
        Arrange(bytes);
        if (Size == sizeof(double))
        {
            Narrow(MemoryMarshal.Cast<byte, double>(bytes), values);
            return;
        }

        if (Size == sizeof(ushort))
        {
            HalfWidening.Widen(MemoryMarshal.Cast<byte, ushort>(bytes), values);
        }
        else
        {
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
        }

        if (!reading.IsPlain)
        {
            var rented = ArrayPool<double>.Shared.Rent(values.Length);
            var wide = rented.AsSpan(0, values.Length);
            Widen(values, wide);
            Narrow(wide, values);
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Decodes a row without narrowing it, and without an origin.</summary>
    public void Decode(Span<byte> bytes, Span<double> values)
    {
        if (Size == sizeof(double))
        {
            Arrange(bytes);
            MemoryMarshal.Cast<byte, double>(bytes).CopyTo(values);
        }
        else
        {
            var narrow = new float[values.Length];
            Decode(bytes, narrow.AsSpan());
            Widen(narrow, values);
        }

        if (reading.UnitLength)
        {
            VectorNormalisation.L2InPlace(values);
        }
    }

    private void Narrow(Span<double> wide, Span<float> values)
    {
        if (reading.UnitLength)
        {
            VectorNormalisation.L2InPlace(wide);
        }

        if (_origin is null)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (float)wide[i];
            }

            return;
        }

        var origin = _origin.AsSpan(0, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(wide[i] - origin[i]);
        }
    }

    private static void Widen(ReadOnlySpan<float> values, Span<double> wide)
    {
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }
    }

    private void Arrange(Span<byte> bytes)
    {
        if (elementType[0] == '<')
        {
            return;
        }

        for (var i = 0; i < bytes.Length; i += Size)
        {
            bytes.Slice(i, Size).Reverse();
        }
    }
}
