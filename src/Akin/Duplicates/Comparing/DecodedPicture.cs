using Akin.Imaging;

namespace Akin.Duplicates.Comparing;

/// <summary>A decoded picture as its comparison needs it: light, and red, green and blue apart.</summary>
/// <param name="Light">Luminances.</param>
/// <param name="Channels">Red, green, blue.</param>
internal sealed record DecodedPicture(Luminance Light, IReadOnlyList<Luminance> Channels)
{
    public static DecodedPicture Of(RgbImage image) =>
        new(Luminance.Of(image), [.. Enumerable.Range(0, 3).Select(channel => Luminance.OfChannel(image, channel))]);

    /// <summary>The picture turned or mirrored.</summary>
    public DecodedPicture Turned(Turn turn) =>
        turn.Number == 0 ? this : new(Light.Turned(turn), [.. Channels.Select(channel => channel.Turned(turn))]);
}
