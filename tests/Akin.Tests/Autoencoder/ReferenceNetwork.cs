using Akin.Autoencoder;

namespace Akin.Tests.Autoencoder;

/// <summary>
/// The network as its definition says, layer by layer in float64, with plain loops over [channel, row, column]. It
/// knows nothing of the program's blocks; derivatives come from differences of its loss.
/// </summary>
internal sealed class ReferenceNetwork(NetworkDesign design, double[] parameters)
{
    private int _next;

    /// <summary>The mean squared error of the reconstructions.</summary>
    public double SquaredError(IReadOnlyList<double[,,]> pictures) => pictures.Average(picture =>
    {
        var output = Reconstruct(picture);
        var sum = 0.0;
        foreach (var (channel, row, column) in Places(output))
        {
            sum += Math.Pow(output[channel, row, column] - picture[channel, row, column], 2);
        }

        return sum / output.Length;
    });

    public double[,,] Reconstruct(double[,,] picture)
    {
        _next = 0;
        var map = picture;
        foreach (var filters in design.Filters)
        {
            map = Relu(Convolve(map, filters, 3, design.Strided ? 2 : 1));
            map = design.Strided ? map : Pool(map);
        }

        if (design.CodeSize > 0)
        {
            var shape = map;
            var code = Dense([.. map.Cast<double>()], design.CodeSize);
            var back = Dense(code, map.Length).Select(value => Math.Max(value, 0)).ToArray();
            map = new double[shape.GetLength(0), shape.GetLength(1), shape.GetLength(2)];
            Buffer.BlockCopy(back, 0, map, 0, back.Length * sizeof(double));
        }

        foreach (var filters in design.Filters.Reverse())
        {
            map = Enlarge(Relu(Convolve(map, filters, 3, 1)));
        }

        map = Convolve(map, 3, 1, 1);
        return design.Output == Activation.Sigmoid ? Each(map, value => 1 / (1 + Math.Exp(-value))) : map;
    }

    private double[,,] Convolve(double[,,] map, int filters, int side, int step)
    {
        var (channels, height, width) = (map.GetLength(0), map.GetLength(1), map.GetLength(2));
        var result = new double[filters, height / step, width / step];
        var weights = parameters.AsSpan(_next, filters * channels * side * side);
        var biases = parameters.AsSpan(_next + weights.Length, filters);
        _next += weights.Length + filters;
        foreach (var (filter, row, column) in Places(result))
        {
            var sum = biases[filter];
            for (var channel = 0; channel < channels; channel++)
            {
                for (var dy = 0; dy < side; dy++)
                {
                    for (var dx = 0; dx < side; dx++)
                    {
                        var (y, x) = ((row * step) + dy - (side / 2), (column * step) + dx - (side / 2));
                        if (y >= 0 && y < height && x >= 0 && x < width)
                        {
                            sum += map[channel, y, x]
                                * weights[(((((filter * channels) + channel) * side) + dy) * side) + dx];
                        }
                    }
                }
            }

            result[filter, row, column] = sum;
        }

        return result;
    }

    private double[] Dense(double[] values, int outputs)
    {
        var result = new double[outputs];
        for (var output = 0; output < outputs; output++)
        {
            result[output] = parameters[_next + (outputs * values.Length) + output];
            for (var i = 0; i < values.Length; i++)
            {
                result[output] += values[i] * parameters[_next + (output * values.Length) + i];
            }
        }

        _next += outputs * (values.Length + 1);
        return result;
    }

    private static double[,,] Pool(double[,,] map)
    {
        var result = new double[map.GetLength(0), map.GetLength(1) / 2, map.GetLength(2) / 2];
        foreach (var (channel, row, column) in Places(result))
        {
            result[channel, row, column] = Math.Max(
                Math.Max(map[channel, 2 * row, 2 * column], map[channel, 2 * row, (2 * column) + 1]),
                Math.Max(map[channel, (2 * row) + 1, 2 * column], map[channel, (2 * row) + 1, (2 * column) + 1]));
        }

        return result;
    }

    private static double[,,] Enlarge(double[,,] map)
    {
        var result = new double[map.GetLength(0), map.GetLength(1) * 2, map.GetLength(2) * 2];
        foreach (var (channel, row, column) in Places(result))
        {
            result[channel, row, column] = map[channel, row / 2, column / 2];
        }

        return result;
    }

    private static double[,,] Relu(double[,,] map) => Each(map, value => Math.Max(value, 0));

    private static double[,,] Each(double[,,] map, Func<double, double> change)
    {
        foreach (var (channel, row, column) in Places(map))
        {
            map[channel, row, column] = change(map[channel, row, column]);
        }

        return map;
    }

    private static IEnumerable<(int Channel, int Row, int Column)> Places(double[,,] map) =>
        from channel in Enumerable.Range(0, map.GetLength(0))
        from row in Enumerable.Range(0, map.GetLength(1))
        from column in Enumerable.Range(0, map.GetLength(2))
        select (channel, row, column);
}
