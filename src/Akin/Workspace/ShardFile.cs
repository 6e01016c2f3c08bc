using System.Security.Cryptography;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>The file of one shard.</summary>
internal static class ShardFile
{
    /// <summary>Writes a shard under its final name, whole or not at all.</summary>
    public static FeatureShard Write(
        string folder, int number, IReadOnlyList<long> pictures, IReadOnlyList<float[]> rows, FeatureSet set)
    {
        long saturated = 0;
        Directory.CreateDirectory(folder);
        var path = Path.Join(folder, new FeatureShard(number, [], 0, 0, "").FileName);
        DurableFile.Write(path, temporary =>
        {
            using var writer = new NpyWriter(temporary, rows.Count, set.Dimension, set.Type);
            foreach (var row in rows)
            {
                writer.Append(row);
            }

            writer.Complete();
            saturated = writer.Saturated;
        });
        var info = new FileInfo(path);
        return new(number, pictures, info.Length, info.LastWriteTimeUtc.Ticks, Checksum(path), saturated);
    }

    /// <summary>
    /// Whether the file is the one that was written: same length, and same time or else same checksum.
    /// </summary>
    public static bool IsIntact(string folder, FeatureShard shard)
    {
        var info = new FileInfo(Path.Join(folder, shard.FileName));
        return info.Exists
            && info.Length == shard.Bytes
            && (info.LastWriteTimeUtc.Ticks == shard.Modified || Checksum(info.FullName) == shard.Sha256);
    }

    /// <summary>The SHA-256 of the whole file, in hexadecimal.</summary>
    public static string Checksum(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
