namespace Akin.Autoencoder;

/// <summary>The pictures that a network is trained on, all of its size.</summary>
public interface IPictureSet
{
    /// <summary>Pictures, in an order that stays.</summary>
    int Count { get; }

    /// <summary>Reads a picture; called on several threads.</summary>
    /// <param name="picture">0 … Count − 1.</param>
    /// <param name="rgb">Gets height × width × 3 bytes: red, green, blue.</param>
    void Read(int picture, Span<byte> rgb);
}
