using System.Text.Json.Serialization;

namespace Akin.Autoencoder;

/// <summary>
/// How a picture is changed each time it is shown; what is wanted back is the changed picture, or, with
/// <see cref="Restore"/>, the picture itself.
/// </summary>
public sealed record Augmentation
{
    /// <summary>Whether it is mirrored, left to right, half of the time. Default: no.</summary>
    public bool Flip { get; init; }

    /// <summary>
    /// How far brightness and contrast go up or down at most, as a part of the whole, 0 … 1. Default: 0.
    /// </summary>
    public double Jitter { get; init; }

    /// <summary>The largest part of each side that is cut off, 0 … 0.5. Default: 0.</summary>
    public double Crop { get; init; }

    /// <summary>
    /// Standard deviation of the noise that the network sees and should take away (Vincent et al., 2008), 0 … 1, of
    /// values 0 … 1. Default: 0.
    /// </summary>
    public double Noise { get; init; }

    /// <summary>
    /// Whether the picture as it is is wanted back from the mirrored, cut and shifted one, as it always is from the one
    /// with noise: the code then learns what such changes leave alone. Default: no.
    /// </summary>
    public bool Restore { get; init; }

    /// <summary>Whether nothing is changed.</summary>
    [JsonIgnore]
    public bool IsNone => !Flip && Jitter == 0 && Crop == 0 && Noise == 0;
}
