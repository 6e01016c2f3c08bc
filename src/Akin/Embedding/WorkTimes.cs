using System.Diagnostics;

namespace Akin.Embedding;

/// <summary>Time spent, summed over the workers; they add, anyone reads.</summary>
internal sealed class WorkTimes
{
    private long _decodeTicks;
    private long _inferenceTicks;

    public double DecodeSeconds => Seconds(ref _decodeTicks);

    public double InferenceSeconds => Seconds(ref _inferenceTicks);

    public void AddDecode(long ticks) => Interlocked.Add(ref _decodeTicks, ticks);

    public void AddInference(long ticks) => Interlocked.Add(ref _inferenceTicks, ticks);

    private static double Seconds(ref long ticks) => Volatile.Read(ref ticks) / (double)Stopwatch.Frequency;
}
