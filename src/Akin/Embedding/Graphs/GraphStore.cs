using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Akin.Embedding.Models;
using Akin.Embedding.Tuning;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Graphs as the engine has optimised them for this processor, kept in the folder of models, so that a model starts
/// sooner. A stored graph is used only when all its bytes are as they were written, and only of a model that starts
/// sooner by it; without one, or where none can be written, a model starts as ever.
/// </summary>
/// <param name="folder">The folder of models; it need not be there.</param>
/// <param name="mostBytes">What all stored graphs may take; those that were not used for longest go.</param>
internal sealed class GraphStore(string folder, long mostBytes = 1L << 30)
{
    /// <summary>The folder of the stored graphs, in the folder of models.</summary>
    public const string FolderName = "graphs";

    private const string GraphName = "graph.onnx";
    private const string WeightsName = "graph.weights";
    private const string SumName = "sum";
    private const string NotSooner = "not sooner";

    /// <summary>Larger ones start no sooner: laying out their weights for the processor takes the time.</summary>
    private const long MostWeights = 256L << 20;

    private readonly string _folder = Path.Combine(folder, FolderName);

    /// <summary>A model that starts within these seconds has nothing to gain.</summary>
    public double LeastSeconds { get; init; } = 0.02;

    /// <summary>The part of the time in which a stored graph must start.</summary>
    public double MostOfTime { get; init; } = 0.8;

    /// <summary>Loads a model, from its stored graph where there is one; stores it where that will help.</summary>
    /// <param name="model">The bytes of the part of the model that is to be computed.</param>
    /// <param name="sha256">The hash of the whole model, its weights included.</param>
    /// <param name="weights">Bytes of the weights.</param>
    /// <param name="options">How to compute.</param>
    /// <exception cref="OnnxException">The engine is missing or refuses the model.</exception>
    public OnnxSession Open(ReadOnlySpan<byte> model, string sha256, long weights, OnnxSessionOptions options)
    {
        if (options.Device != OnnxDevice.Cpu || weights > MostWeights)
        {
            return new OnnxSession(model, options);
        }

        var place = PlaceOf(model, sha256);
        if (TryOpen(place, options) is { } stored)
        {
            return stored;
        }

        var started = Stopwatch.GetTimestamp();
        var plain = new OnnxSession(model, options);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (seconds < LeastSeconds || Directory.Exists(place) || TryMake(place) is not { } own)
        {
            return plain;
        }

        // One at a time is in memory.
        plain.Dispose();
        Store(own, place, model, options, seconds);
        return TryOpen(place, options) ?? new OnnxSession(model, options);
    }

    /// <summary>Deletes the stored graphs of a model; gives the bytes that were freed.</summary>
    /// <param name="sha256">Its hash.</param>
    public long Remove(string sha256) => Folders().Where(each => Path.GetFileName(each).StartsWith(
        Prefix(sha256), StringComparison.Ordinal)).Sum(Delete);

    private static string Prefix(string sha256) => sha256[..Math.Min(16, sha256.Length)] + "-";

    private string PlaceOf(ReadOnlySpan<byte> model, string sha256)
    {
        var words = $"{sha256}\n{OnnxEngine.Describe().Version}\n{ProcessorIdentity.Words}\n";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(words));
        hash.AppendData(model);
        return Path.Combine(_folder, Prefix(sha256) + Convert.ToHexStringLower(hash.GetHashAndReset())[..32]);
    }

    private static OnnxSession? TryOpen(string place, OnnxSessionOptions options)
    {
        try
        {
            var sum = Path.Combine(place, SumName);
            var text = Directory.Exists(place) && File.Exists(sum) ? File.ReadAllText(sum) : null;
            if (text == NotSooner || !Directory.Exists(place))
            {
                return null;
            }

            if (string.IsNullOrEmpty(text) || text != SumOf(place))
            {
                Delete(place);
                return null;
            }

            Touch(sum);
            using var graph = ModelFileView.Open(Path.Combine(place, GraphName));
            return new OnnxSession(graph.Bytes, options with { IsOptimised = true, WeightsFolder = place });
        }
        catch (Exception problem) when (problem
            is IOException or UnauthorizedAccessException or ModelUnavailableException or OnnxException)
        {
            return null;
        }
    }

    /// <summary>Makes a folder of this process's own; none where that is not possible.</summary>
    private static string? TryMake(string place)
    {
        try
        {
            return Directory.CreateDirectory($"{place}.{Guid.NewGuid():N}{SharedFile.Unfinished}").FullName;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Stores a graph, or that it starts no sooner; it gets its name when it is whole.</summary>
    private void Store(
        string own, string place, ReadOnlySpan<byte> model, OnnxSessionOptions options, double seconds)
    {
        try
        {
            var sooner = false;
            try
            {
                new OnnxSession(model, options with
                {
                    StoreAt = Path.Combine(own, GraphName),
                    StoreWeightsAs = WeightsName,
                }).Dispose();
                Write(own, SumOf(own));
                var started = Stopwatch.GetTimestamp();
                using var stored = TryOpen(own, options);
                sooner = stored is not null
                    && Stopwatch.GetElapsedTime(started).TotalSeconds <= MostOfTime * seconds;
            }
            catch (OnnxException)
            {
                // Some graphs cannot be written.
            }

            if (!sooner)
            {
                File.Delete(Path.Combine(own, GraphName));
                File.Delete(Path.Combine(own, WeightsName));
                Write(own, NotSooner);
            }

            Directory.Move(own, place);
            MakeRoom(place);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Another process was first, or there is no room.
            Delete(own);
        }
    }

    private static void Write(string folder, string sum)
    {
        using var file = new FileStream(Path.Combine(folder, SumName), FileMode.Create, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(sum));
        file.Flush(flushToDisk: true);
    }

    private void MakeRoom(string latest)
    {
        var left = mostBytes - SizeOf(latest);
        foreach (var each in Folders().Where(each => each != latest).OrderByDescending(LastUse))
        {
            var isDead = SharedFile.IsLeft(new DirectoryInfo(each));
            left -= isDead ? 0 : SizeOf(each);
            if (isDead || left < 0)
            {
                Delete(each);
            }
        }
    }

    private static DateTime LastUse(string place) => File.GetLastWriteTimeUtc(Path.Combine(place, SumName));

    // The file's time tells; where it cannot be set, who may not write does not make room either.
    private static void Touch(string sum)
    {
        try
        {
            File.SetLastWriteTimeUtc(sum, TimeProvider.System.GetUtcNow().UtcDateTime);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private string[] Folders() => Directory.Exists(_folder) ? Directory.GetDirectories(_folder) : [];

    private static long SizeOf(string place) => new DirectoryInfo(place).EnumerateFiles().Sum(file => file.Length);

    private static long Delete(string place)
    {
        try
        {
            var bytes = SizeOf(place);
            Directory.Delete(place, recursive: true);
            return bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Lengths and CRC-32C of the files of a stored graph: a page that was lost changes it.</summary>
    private static string SumOf(string place)
    {
        var sum = new StringBuilder();
        foreach (var name in new[] { GraphName, WeightsName })
        {
            var path = Path.Combine(place, name);
            if (new FileInfo(path) is { Exists: true, Length: > 0 })
            {
                using var file = ModelFileView.Open(path);
                sum.Append(CultureInfo.InvariantCulture, $"{file.Bytes.Length} {Crc(file.Bytes):x8}\n");
            }
        }

        return sum.ToString();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var longs = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var value in longs)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        foreach (var value in bytes[(longs.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
