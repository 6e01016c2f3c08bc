using System.Collections.Concurrent;

namespace Akin.Autoencoder.Losses;

/// <summary>
/// Half the mean squared error and half 1 − the mean structural similarity (Wang, Bovik, Sheikh, Simoncelli: Image
/// quality assessment, 2004) over all windows of 7 × 7 that lie in the picture, channel by channel, values being 0 … 1.
/// </summary>
internal sealed class StructuralSimilarity(int height, int width) : IReconstructionLoss
{
    private const int Channels = NetworkDesign.PictureChannels;

    private readonly SquaredError _squares = new();

    /// <summary>Evaluations on several threads each take one, and give it back.</summary>
    private readonly ConcurrentBag<ChannelSimilarity> _rooms = [];

    public double Evaluate(
        ReadOnlySpan<float> output, int stride, ReadOnlySpan<float> target, float scale, Span<float> errors)
    {
        var squared = _squares.Evaluate(output, stride, target, scale / 2, errors);
        var room = _rooms.TryTake(out var used) ? used : new(height, width);
        var similarity = 0.0;
        for (var c = 0; c < Channels; c++)
        {
            similarity += room.Compute(output[c..], stride, target[c..], Channels) / Channels;
            room.AddSlopes(-scale / (2 * Channels), errors[c..], stride);
        }

        _rooms.Add(room);
        return (squared / 2) + ((1 - similarity) / 2);
    }
}
