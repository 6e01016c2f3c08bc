using Akin.Autoencoder;

namespace Akin.Tests.Autoencoder;

/// <summary>Pictures in memory, each its own target.</summary>
internal sealed class PictureList(IReadOnlyList<float[]> pictures) : IPictureBatch
{
    public int Count => pictures.Count;

    public void Read(int picture, Span<float> input, Span<float> target)
    {
        pictures[picture].CopyTo(input);
        pictures[picture].CopyTo(target);
    }

    /// <summary>A picture as [channel, row, column].</summary>
    public static double[,,] ByChannel(float[] picture, NetworkDesign design)
    {
        var map = new double[NetworkDesign.PictureChannels, design.Height, design.Width];
        for (var i = 0; i < picture.Length; i++)
        {
            var place = i / NetworkDesign.PictureChannels;
            map[i % NetworkDesign.PictureChannels, place / design.Width, place % design.Width] = picture[i];
        }

        return map;
    }
}
