using System.Diagnostics;
using System.Globalization;
using Akin.Autoencoder;
using Akin.Autoencoder.Layers;
using Akin.Autoencoder.Losses;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// Pictures a second of training the autoencoder of 13,171 parameters: forward, backward and Adam over batches of 32
/// drawn at random, as the rival program measures PyTorch.
/// </summary>
internal static class TrainingSpeed
{
    public static int Run(BenchArguments arguments)
    {
        var steps = (int)arguments.Number("steps", 6);
        var rounds = (int)arguments.Number("rounds", 3);
        var batch = new NoisePictures((int)arguments.Number("batch", 32), new NetworkDesign().Picture.Size);
        var design = new NetworkDesign { CodeSize = (int)arguments.Number("code-size", 0) };
        var threads = (int)arguments.Number("threads", Environment.ProcessorCount);
        var network = new Network(design, threads, SimdWidths.Best);
        var random = new RandomSource(1);
        foreach (ref var value in network.Parameters.AsSpan())
        {
            value = (float)(random.NextGaussian() * 0.05);
        }

        var adam = new Adam(LayerRates.Of(design), 0);
        var gradient = new float[network.Parameters.Length];
        var rates = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var watch = new Stopwatch();
            for (var step = -2; step < steps; step++)
            {
                if (step == 0)
                {
                    watch.Start();
                }

                network.Pack();
                network.Gradient(batch, new SquaredError(), gradient, CancellationToken.None);
                adam.Step(network.Parameters, gradient, 1e-3);
            }

            rates.Add(batch.Count * steps / watch.Elapsed.TotalSeconds);
        }

        rates.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{network.Parameters.Length} parameters, {threads} threads: {rates[rates.Count / 2]:F1} pictures/s "
            + $"({rates[0]:F1} … {rates[^1]:F1})"));
        return 0;
    }

    /// <summary>Pictures of uniform noise.</summary>
    private sealed class NoisePictures : IPictureBatch
    {
        private readonly float[] _values;

        public NoisePictures(int count, int size)
        {
            (Count, _values) = (count, new float[size]);
            var random = new RandomSource(2);
            foreach (ref var value in _values.AsSpan())
            {
                value = (float)random.NextDouble();
            }
        }

        public int Count { get; }

        public void Read(int picture, Span<float> input, Span<float> target)
        {
            _values.CopyTo(input);
            _values.CopyTo(target);
        }
    }
}
