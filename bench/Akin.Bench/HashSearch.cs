using System.Diagnostics;
using System.Globalization;
using Akin.Duplicates;
using Akin.Duplicates.Grouping;
using Akin.Duplicates.Hashing;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// Candidates among very many synthetic signatures, a few of which have copies: seconds, peak memory, copies found.
/// <c>--equal N</c> of them have one and the same signature, <c>--mass N</c> one that differs in some bits, and with
/// <c>--burst N</c> each N behind each other do; the groups of the pairs are then formed as if no pair agreed.
/// </summary>
internal static class HashSearch
{
    private const int EveryHasACopy = 100;
    private const int Flips = 5;
    private const int FlipsInABurst = 2;

    public static int Run(BenchArguments arguments)
    {
        var count = arguments.Number("pictures", 1_000_000);
        var radius = arguments.Number("radius", 7);
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        var (equal, mass) = (arguments.Number("equal", 0), arguments.Number("mass", 0));
        var burst = arguments.Number("burst", 0);
        var random = new RandomSource(0);
        var folder = Directory.CreateTempSubdirectory("akin-hash-search-");
        using var file = new SignatureFile(Path.Join(folder.FullName, "signatures.bin"));
        PictureSignature? first = null, original = null;
        var copies = 0;
        for (var i = 0; i < count; i++)
        {
            var isCopy = i >= equal + mass && burst == 0 && i % EveryHasACopy == 1;
            first = burst > 0 && i % burst == 0 ? null : first;
            copies += isCopy ? 1 : 0;
            var likes = isCopy ? original : i < equal + mass || burst > 0 ? first : null;
            original = i > 0 && i < equal ? first! : Make(random, likes, burst > 0 ? FlipsInABurst : Flips);
            first ??= original;
            file.Add(i, original, null);
        }

        var clock = Stopwatch.StartNew();
        var found = new CandidateSearch(
            file.Of(Enumerable.Range(0, count).Select(i => (long)i)), [.. Enumerable.Range(0, count)], radius)
            .Find(new DuplicateOptions().MostCandidates, threads, null, default);
        var seconds = clock.Elapsed.TotalSeconds;
        var right = found.All().Count(pair => Math.Max(pair.Row, pair.Other) is var copy && copy >= equal + mass
            && copy % EveryHasACopy == 1 && Math.Abs(pair.Row - pair.Other) == 1);
        StarGroups.Form(found.Pairs, (_, _) => false, null, threads, null, default);
        file.Dispose();
        folder.Delete(recursive: true);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} pictures, {HashFrames.All.Count} parts, radius {radius}: {seconds:0.0} s, "
            + $"peak {process.PeakWorkingSet64 / 1e9:0.00} GB, {right:N0} of {copies:N0} copies found, "
            + $"{found.Pairs.Count - right:N0} other candidates"));
        return 0;
    }

    private static PictureSignature Make(RandomSource random, PictureSignature? original, int flips)
    {
        var hashes = new ulong[HashFrames.All.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            // The parts of one picture have hashes that are near each other.
            hashes[i] = original is not null ? original.Hashes[i] : i == 0 ? random.NextUInt64() : hashes[i - 1];
            for (var flip = original is null && i == 0 ? 0 : flips; flip > 0; flip--)
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
