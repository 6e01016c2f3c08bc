using Akin.Autoencoder;
using Akin.Numerics;

namespace Akin.Tests.Autoencoder;

/// <summary>Pictures in memory.</summary>
internal sealed class ByteList(params byte[][] pictures) : IPictureSet
{
    public int Count => pictures.Length;

    /// <summary>Pictures of a few soft blobs, each other than the next.</summary>
    public static ByteList Blobs(NetworkDesign design, int count, ulong seed = 1)
    {
        var random = new RandomSource(seed);
        return new([.. Enumerable.Range(0, count).Select(_ =>
        {
            var (x0, y0, size) = (random.NextDouble(), random.NextDouble(), 0.1 + (0.3 * random.NextDouble()));
            double[] colour = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
            return Enumerable.Range(0, design.Picture.Size).Select(i =>
            {
                var (place, channel) = Math.DivRem(i, 3);
                var (y, x) = Math.DivRem(place, design.Width);
                var (dx, dy) = (((x + 0.5) / design.Width) - x0, ((y + 0.5) / design.Height) - y0);
                return (byte)(255 * colour[channel] * Math.Exp(-((dx * dx) + (dy * dy)) / (2 * size * size)));
            }).ToArray();
        })]);
    }

    public void Read(int picture, Span<byte> rgb) => pictures[picture].CopyTo(rgb);
}
