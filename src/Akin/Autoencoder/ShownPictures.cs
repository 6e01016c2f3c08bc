using System.Buffers;
using Akin.Numerics;

namespace Akin.Autoencoder;

/// <summary>Some pictures of a set as one step shows them, changed as asked.</summary>
/// <param name="pictures">The set.</param>
/// <param name="chosen">Which pictures of it.</param>
/// <param name="design">Knows their size.</param>
/// <param name="augmentation">How they are changed.</param>
/// <param name="random">
/// Decides the changes; it is not moved: each picture has a stream of its own, so threads make no difference.
/// </param>
internal sealed class ShownPictures(
    IPictureSet pictures, ReadOnlyMemory<int> chosen, NetworkDesign design, Augmentation augmentation,
    RandomSource random) : IPictureBatch
{
    private const int Channels = NetworkDesign.PictureChannels;

    public int Count => chosen.Length;

    public void Read(int picture, Span<float> input, Span<float> target)
    {
        var room = ArrayPool<byte>.Shared.Rent(target.Length);
        var bytes = room.AsSpan(0, target.Length);
        pictures.Read(chosen.Span[picture], bytes);
        if (augmentation.IsNone || augmentation.Restore)
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = bytes[i] / 255f;
            }
        }

        if (augmentation.IsNone)
        {
            target.CopyTo(input);
        }
        else
        {
            Change(bytes, random.Fork((ulong)chosen.Span[picture]), input, target);
        }

        ArrayPool<byte>.Shared.Return(room);
    }

    private void Change(ReadOnlySpan<byte> bytes, RandomSource own, Span<float> input, Span<float> target)
    {
        Change(bytes, own, input);
        if (!augmentation.Restore)
        {
            input.CopyTo(target);
        }

        if (augmentation.Noise > 0)
        {
            foreach (ref var value in input)
            {
                value += (float)(own.NextGaussian() * augmentation.Noise);
            }
        }
    }

    /// <summary>Cuts, mirrors, and shifts brightness and contrast.</summary>
    private void Change(ReadOnlySpan<byte> bytes, RandomSource own, Span<float> changed)
    {
        var mirrored = augmentation.Flip && own.NextDouble() < 0.5;
        var contrast = (float)(1 + (augmentation.Jitter * ((2 * own.NextDouble()) - 1)));
        var brightness = (float)(augmentation.Jitter * ((2 * own.NextDouble()) - 1));
        var rows = Cut(design.Height, own);
        var columns = Cut(design.Width, own);
        for (var y = 0; y < design.Height; y++)
        {
            var (top, bottom, down) = rows.At(y);
            for (var x = 0; x < design.Width; x++)
            {
                var (left, right, across) = columns.At(mirrored ? design.Width - 1 - x : x);
                for (var c = 0; c < Channels; c++)
                {
                    var above = Mix(At(bytes, top, left, c), At(bytes, top, right, c), across);
                    var below = Mix(At(bytes, bottom, left, c), At(bytes, bottom, right, c), across);
                    var value = Mix(above, below, down) / 255f;
                    changed[(((y * design.Width) + x) * Channels) + c] =
                        Math.Clamp(((value - 0.5f) * contrast) + 0.5f + brightness, 0, 1);
                }
            }
        }
    }

    /// <summary>The part of a side that is kept: where it starts and how long it is.</summary>
    private Part Cut(int length, RandomSource own)
    {
        var first = augmentation.Crop * own.NextDouble() / 2 * length;
        var last = augmentation.Crop * own.NextDouble() / 2 * length;
        return new((float)first, (float)((length - first - last) / length), length);
    }

    private float At(ReadOnlySpan<byte> bytes, int row, int column, int channel) =>
        bytes[(((row * design.Width) + column) * Channels) + channel];

    private static float Mix(float a, float b, float share) => a + ((b - a) * share);

    /// <summary>Where places of the whole side lie in the part.</summary>
    private readonly record struct Part(float Start, float Scale, int Length)
    {
        public (int Low, int High, float Share) At(int place)
        {
            var exact = Math.Clamp(Start + ((place + 0.5f) * Scale) - 0.5f, 0, Length - 1);
            var low = (int)exact;
            return (low, Math.Min(low + 1, Length - 1), exact - low);
        }
    }
}
