using System.Diagnostics;
using System.Globalization;
using Akin.Duplicates.Hashing;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// Candidates among very many synthetic signatures, a few of which have copies: seconds, peak memory, copies found.
/// </summary>
internal static class HashSearch
{
    private const int EveryHasACopy = 100;
    private const int Flips = 5;

    public static int Run(BenchArguments arguments)
    {
        var count = arguments.Number("pictures", 1_000_000);
        var radius = arguments.Number("radius", 7);
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        var random = new RandomSource(0);
        var signatures = new PictureSignature[count];
        var copies = 0;
        for (var i = 0; i < count; i++)
        {
            var isCopy = i % EveryHasACopy == 1;
            copies += isCopy ? 1 : 0;
            signatures[i] = Make(random, isCopy ? signatures[i - 1] : null);
        }

        var clock = Stopwatch.StartNew();
        var found = new CandidateSearch(signatures, radius).Find(1000, threads, null, default);
        var seconds = clock.Elapsed.TotalSeconds;
        var right = found.Count(pair => Math.Max(pair.Row, pair.Other) % EveryHasACopy == 1
            && Math.Abs(pair.Row - pair.Other) == 1);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} pictures, {HashFrames.All.Count} parts, radius {radius}: {seconds:0.0} s, "
            + $"peak {process.PeakWorkingSet64 / 1e9:0.00} GB, {right:N0} of {copies:N0} copies found, "
            + $"{found.Count - right:N0} other candidates"));
        return 0;
    }

    private static PictureSignature Make(RandomSource random, PictureSignature? original)
    {
        var hashes = new ulong[HashFrames.All.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            // The parts of one picture have hashes that are near each other.
            hashes[i] = original is not null ? original.Hashes[i] : i == 0 ? random.NextUInt64() : hashes[i - 1];
            for (var flip = original is null && i == 0 ? 0 : Flips; flip > 0; flip--)
            {
                hashes[i] ^= 1UL << random.Next(PictureHash.Length);
            }
        }

        var small = original?.Small ?? new byte[PictureHash.Side * PictureHash.Side];
        for (var i = 0; original is null && i < small.Length; i += sizeof(ulong))
        {
            BitConverter.TryWriteBytes(small.AsSpan(i), random.NextUInt64());
        }

        return new(hashes, small, 50, 100);
    }
}
