using Akin.Autoencoder.Layers;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Autoencoder;

/// <summary>Shows what a trained network keeps of pictures.</summary>
public sealed class Reconstructor
{
    private readonly Network _network;

    /// <summary>Makes one.</summary>
    /// <param name="design">The network.</param>
    /// <param name="parameters">Its weights and biases, layer by layer.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public Reconstructor(NetworkDesign design, ReadOnlySpan<float> parameters, int threads)
    {
        design.Check();
        _network = new(design, threads, SimdWidths.Best);
        parameters.CopyTo(_network.Parameters);
        _network.Pack();
    }

    /// <summary>What the network makes of pictures of its size; values beyond 0 … 255 are cut off.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="cancellation">Checked at each.</param>
    public IReadOnlyList<RgbImage> Of(IReadOnlyList<RgbImage> pictures, CancellationToken cancellation = default)
    {
        var set = new Images(pictures);
        int[] all = [.. Enumerable.Range(0, pictures.Count)];
        var batch = new ShownPictures(set, all, _network.Design, new(), new RandomSource(0));
        return [.. _network.Reconstruct(batch, cancellation).Select(Image)];
    }

    private RgbImage Image(float[] values) => new(
        _network.Design.Width, _network.Design.Height,
        Array.ConvertAll(values, value => (byte)Math.Clamp(MathF.Round(value * 255), 0, 255)));

    private sealed class Images(IReadOnlyList<RgbImage> pictures) : IPictureSet
    {
        public int Count => pictures.Count;

        public void Read(int picture, Span<byte> rgb) => pictures[picture].Pixels.CopyTo(rgb);
    }
}
