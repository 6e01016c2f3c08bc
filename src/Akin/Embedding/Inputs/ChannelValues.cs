using System.Globalization;

namespace Akin.Embedding.Inputs;

/// <summary>A number for each of a model's three channels, in the model's order.</summary>
/// <param name="First">Of the first channel: red of an RGB model, blue of a BGR one.</param>
/// <param name="Second">Of the second channel.</param>
/// <param name="Third">Of the third channel.</param>
public readonly record struct ChannelValues(float First, float Second, float Third)
{
    /// <summary>The same number for all three.</summary>
    public ChannelValues(float all)
        : this(all, all, all)
    {
    }

    /// <summary>The same in the other order of the colours.</summary>
    public ChannelValues Reversed => new(Third, Second, First);

    /// <summary>The number of a channel, 0 … 2.</summary>
    public float this[int channel] => channel switch
    {
        0 => First,
        1 => Second,
        2 => Third,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "A picture has channels 0, 1 and 2."),
    };

    /// <summary>One number when all are equal, else <c>(a, b, c)</c>.</summary>
    public override string ToString() => First == Second && Second == Third
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"({First}, {Second}, {Third})");
}
