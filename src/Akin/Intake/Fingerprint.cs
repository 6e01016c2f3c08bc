using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Akin.Intake;

/// <summary>
/// The SHA-256 of a file's bytes: two files with one fingerprint are the same picture, whatever their names.
/// </summary>
public readonly record struct Fingerprint
{
    /// <summary>Bytes in a fingerprint.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    /// <summary>Takes the 32 bytes of a fingerprint.</summary>
    public Fingerprint(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != Length)
        {
            throw new ArgumentException($"A fingerprint has {Length} bytes, not {hash.Length}.", nameof(hash));
        }

        _high = BinaryPrimitives.ReadUInt128BigEndian(hash);
        _low = BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
    }

    /// <summary>The fingerprint of bytes in memory.</summary>
    public static Fingerprint OfBytes(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(bytes, hash);
        return new(hash);
    }

    /// <summary>The fingerprint of a file, read as a stream: memory stays flat whatever its size.</summary>
    public static Fingerprint OfFile(string path)
    {
        using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 17);
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(stream, hash);
        return new(hash);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _high);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), _low);
        return bytes;
    }

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
