using Akin.Imaging;

namespace Akin.Duplicates.Comparing;

/// <summary>
/// A decoded picture as its comparison needs it: light, and red, green and blue apart, which are only made where they
/// are asked for.
/// </summary>
internal sealed class DecodedPicture
{
    private readonly Lazy<IReadOnlyList<Luminance>> _channels;

    private DecodedPicture(Luminance light, Func<int, Luminance> channel)
    {
        Light = light;
        _channels = new(() => [.. Enumerable.Range(0, 3).Select(channel)]);
    }

    /// <summary>Luminances.</summary>
    public Luminance Light { get; }

    /// <summary>Red, green, blue.</summary>
    public IReadOnlyList<Luminance> Channels => _channels.Value;

    public static DecodedPicture Of(RgbImage image) =>
        new(Luminance.Of(image), channel => Luminance.OfChannel(image, channel));

    /// <summary>The picture with other tones, cut off at black and white.</summary>
    public DecodedPicture Toned(double gain, double offset)
    {
        var channels = Channels.Select(channel => channel.Toned(gain, offset)).ToArray();
        return new(Luminance.Of(channels), channel => channels[channel]);
    }

    /// <summary>The picture turned or mirrored.</summary>
    public DecodedPicture Turned(Turn turn) =>
        turn.Number == 0 ? this : new(Light.Turned(turn), channel => Channels[channel].Turned(turn));
}
