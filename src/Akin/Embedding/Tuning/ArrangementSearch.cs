using System.Diagnostics;
using System.Runtime.InteropServices;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Tuning;

/// <summary>
/// Compares arrangements with the plain one. Each is measured for three rounds between three of the plain one before it
/// and three after it, and is preferred only when all its rounds are faster than all of those (three of nine would be
/// by chance once in 84 times), when the middle one is by at least <see cref="LeastGain"/>, when both hold once more
/// in another turn, and when its features have the same bits. One model is loaded at a time.
/// </summary>
/// <param name="open">Loads the model in an arrangement; <see langword="null"/> when it cannot be.</param>
internal sealed class ArrangementSearch(Func<Arrangement, IArrangementTrial?> open)
{
    /// <summary>The least gain that is worth another arrangement: plain time over its time.</summary>
    public const double LeastGain = 1.08;

    private const int Rounds = 3;
    private const int Turns = 2;
    private const double LeastRoundSeconds = 0.1;
    private int _repeats = 1;

    /// <summary>Finds the best arrangement.</summary>
    /// <param name="plain">What is used when nothing is better.</param>
    /// <param name="alternatives">What may be better, asked for when the plain one was loaded.</param>
    /// <param name="repays">Told the seconds that all of it will take, and pictures a second; whether to go on.</param>
    /// <param name="cancellation">Stops between pictures.</param>
    /// <returns>What was found; <see langword="null"/> when it does not repay, or no picture has features.</returns>
    public async Task<ArrangementFound?> RunAsync(
        Arrangement plain, Func<IReadOnlyList<Arrangement>> alternatives, Func<double, double, bool> repays,
        CancellationToken cancellation)
    {
        if (await BlockAsync(plain, null, cancellation).ConfigureAwait(false) is not { } before)
        {
            return null;
        }

        var others = alternatives();
        if (!repays(before.Cost * 2 * others.Count, before.Rate))
        {
            return null;
        }

        var (reference, best) = (before, new ArrangementFound(plain, before.Rate, 1));
        foreach (var other in others)
        {
            // Twice: who wins by the moment's chance does not win again.
            var (gain, rate) = (double.PositiveInfinity, 0.0);
            for (var turn = 0; turn < Turns && gain > best.Gain; turn++)
            {
                var own = await BlockAsync(other, reference, cancellation).ConfigureAwait(false);
                if (own is null)
                {
                    gain = 0;
                    break;
                }

                if (await BlockAsync(plain, reference, cancellation).ConfigureAwait(false) is not { } after)
                {
                    // What differs from itself tells nothing of others.
                    return new(plain, reference.Rate, 1);
                }

                gain = Math.Min(gain, own.GainOver([.. before.Seconds, .. after.Seconds]));
                rate = own.Rate;
                before = after;
            }

            best = gain > best.Gain ? new(other, rate, gain) : best;
        }

        return best;
    }

    private async Task<Block?> BlockAsync(Arrangement arrangement, Block? reference, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var trial = TryOpen(arrangement);
        if (trial is null)
        {
            return null;
        }

        // The first round finds its memory; it also tells how many times the pictures make a round.
        var first = await trial.RoundAsync(cancellation).ConfigureAwait(false);
        var features = trial.Features.ToArray();
        var embedded = features.Count(row => row is not null);
        if (embedded == 0 || (reference is not null && !SameBits(features, reference.Features)))
        {
            return null;
        }

        _repeats = reference is null ? (int)Math.Clamp(Math.Ceiling(LeastRoundSeconds / first), 1, 1_000) : _repeats;
        var seconds = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            for (var repeat = 0; repeat < _repeats; repeat++)
            {
                seconds[round] += await trial.RoundAsync(cancellation).ConfigureAwait(false);
            }
        }

        return SameBits(trial.Features, features)
            ? new(seconds, embedded * _repeats / Median(seconds), features,
                Stopwatch.GetElapsedTime(started).TotalSeconds)
            : null;
    }

    private IArrangementTrial? TryOpen(Arrangement arrangement)
    {
        try
        {
            return open(arrangement);
        }
        catch (Exception problem) when (problem
            is ModelUnavailableException or OnnxException or ArgumentException or OutOfMemoryException)
        {
            return null;
        }
    }

    private static bool SameBits(IReadOnlyList<float[]?> a, IReadOnlyList<float[]?> b) => a.Count == b.Count
        && a.Zip(b).All(pair => (pair.First is null) == (pair.Second is null)
            && Bits(pair.First).SequenceEqual(Bits(pair.Second)));

    private static ReadOnlySpan<uint> Bits(float[]? row) => MemoryMarshal.Cast<float, uint>(row);

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>What an arrangement took.</summary>
    /// <param name="Seconds">Of each round.</param>
    /// <param name="Rate">Pictures a second.</param>
    /// <param name="Features">What it gave.</param>
    /// <param name="Cost">Seconds for all of it.</param>
    private sealed record Block(double[] Seconds, double Rate, IReadOnlyList<float[]?> Features, double Cost)
    {
        /// <summary>How many times as fast it is as the plain one around it; 0 when that is not sure.</summary>
        public double GainOver(double[] around)
        {
            var gain = Median(around) / Median(Seconds);
            return Seconds.Max() < around.Min() && gain >= LeastGain ? gain : 0;
        }
    }
}
