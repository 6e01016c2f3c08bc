namespace Akin.Autoencoder.Losses;

/// <summary>
/// Half the mean squared error and half 1 − the mean structural similarity (Wang, Bovik, Sheikh, Simoncelli: Image
/// quality assessment, 2004) over all windows of 7 × 7 that lie in the picture, channel by channel, values being 0 … 1.
/// </summary>
internal sealed class StructuralSimilarity(int height, int width) : IReconstructionLoss
{
    private const double First = 0.01 * 0.01;
    private const double Second = 0.03 * 0.03;
    private const int Side = 7;

    private readonly BoxSums _boxes = new(height, width, Math.Min(Side, Math.Min(height, width)));
    private readonly SquaredError _squares = new();

    public double Evaluate(
        ReadOnlySpan<float> output, int stride, ReadOnlySpan<float> target, float scale, Span<float> errors)
    {
        const int Channels = NetworkDesign.PictureChannels;
        var squared = _squares.Evaluate(output, stride, target, scale / 2, errors);
        var similarity = 0.0;
        var room = new Room(height * width);
        for (var c = 0; c < Channels; c++)
        {
            for (var i = 0; i < room.X.Length; i++)
            {
                room.X[i] = output[(i * stride) + c];
                room.Y[i] = target[(i * Channels) + c];
            }

            similarity += OfChannel(room, scale / (2.0 * Channels)) / Channels;
            for (var i = 0; i < room.X.Length; i++)
            {
                errors[(i * stride) + c] += (float)room.Slope[i];
            }
        }

        return (squared / 2) + ((1 - similarity) / 2);
    }

    /// <summary>The mean similarity of a channel, and −factor × its derivative by each output.</summary>
    private double OfChannel(Room room, double factor)
    {
        var (x, y) = (room.X, room.Y);
        _boxes.Sum(x, room.MeanX);
        _boxes.Sum(y, room.MeanY);
        _boxes.SumOfProducts(x, x, room.SquareX);
        _boxes.SumOfProducts(y, y, room.SquareY);
        _boxes.SumOfProducts(x, y, room.Product);
        var (windows, places) = (_boxes.Windows, (double)_boxes.Places);
        var sum = 0.0;
        for (var w = 0; w < windows; w++)
        {
            var (mx, my) = (room.MeanX[w] / places, room.MeanY[w] / places);
            var a1 = (2 * mx * my) + First;
            var a2 = (2 * ((room.Product[w] / places) - (mx * my))) + Second;
            var b1 = (mx * mx) + (my * my) + First;
            var b2 = (room.SquareX[w] / places) - (mx * mx) + (room.SquareY[w] / places) - (my * my) + Second;
            var value = a1 * a2 / (b1 * b2);
            sum += value;

            // The derivative by the window's mean of x, of x² and of x·y.
            room.MeanX[w] = (2 * my * (a2 - a1) / (b1 * b2)) - (2 * mx * value * ((1 / b1) - (1 / b2)));
            room.SquareX[w] = -value / b2;
            room.Product[w] = 2 * a1 / (b1 * b2);
        }

        var share = -factor / (windows * places);
        _boxes.Spread(room.MeanX, room.MeanY);
        _boxes.Spread(room.SquareX, room.SquareY);
        _boxes.Spread(room.Product, room.Slope);
        for (var i = 0; i < x.Length; i++)
        {
            room.Slope[i] = share * (room.MeanY[i] + (2 * x[i] * room.SquareY[i]) + (y[i] * room.Slope[i]));
        }

        return sum / windows;
    }

    /// <summary>One picture's channel and its sums; evaluations on several threads each have their own.</summary>
    private sealed class Room(int size)
    {
        public double[] X { get; } = new double[size];

        public double[] Y { get; } = new double[size];

        public double[] MeanX { get; } = new double[size];

        public double[] MeanY { get; } = new double[size];

        public double[] SquareX { get; } = new double[size];

        public double[] SquareY { get; } = new double[size];

        public double[] Product { get; } = new double[size];

        public double[] Slope { get; } = new double[size];
    }
}
