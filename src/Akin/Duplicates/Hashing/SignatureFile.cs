using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Akin.Duplicates.Hashing;

/// <summary>
/// The signatures of many pictures in one file of records of equal length, each with a checksum. Records are only ever
/// added at the end: a process that dies leaves at most one torn record, which the next one overwrites. New pictures
/// cost as many decodings as there are of them.
/// </summary>
internal sealed class SignatureFile : IDisposable
{
    private const ulong Version = 0x3130_5047_4953_4B41;
    private const int SmallBytes = PictureHash.Side * PictureHash.Side;
    private static readonly int s_recordBytes = 8 + 8 + 4 + 4 + (8 * HashFrames.All.Count) + SmallBytes + 8;
    private readonly FileStream _file;
    private readonly Dictionary<long, (PictureSignature Signature, long? Taken)> _known = [];

    /// <summary>Opens or makes the file, and reads all of it.</summary>
    public SignatureFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1 << 20);
        var record = new byte[s_recordBytes];
        Span<byte> version = stackalloc byte[8];
        if (_file.ReadAtLeast(version, 8, throwOnEndOfStream: false) < 8
            || BinaryPrimitives.ReadUInt64LittleEndian(version) != Version)
        {
            _file.SetLength(0);
            BinaryPrimitives.WriteUInt64LittleEndian(version, Version);
            _file.Position = 0;
            _file.Write(version);
            return;
        }

        var end = _file.Position;
        while (_file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length
            && Checksum(record.AsSpan(..^8)) == BinaryPrimitives.ReadUInt64LittleEndian(record.AsSpan(^8..)))
        {
            Read(record);
            end = _file.Position;
        }

        _file.SetLength(end);
        _file.Position = end;
    }

    /// <summary>The signature of a picture, and when it was taken; none when it was not made yet.</summary>
    public (PictureSignature Signature, long? Taken)? Find(long picture) =>
        _known.TryGetValue(picture, out var found) ? found : null;

    /// <summary>Adds the signature of a picture.</summary>
    public void Add(long picture, PictureSignature signature, long? taken)
    {
        var record = new byte[s_recordBytes];
        BinaryPrimitives.WriteInt64LittleEndian(record, picture);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(8), taken ?? -1);
        BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(16), signature.Contrast);
        BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(20), signature.Sharpness);
        MemoryMarshal.AsBytes(signature.Hashes.AsSpan()).CopyTo(record.AsSpan(24));
        signature.Small.CopyTo(record.AsSpan(24 + (8 * signature.Hashes.Length)));
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(^8..), Checksum(record.AsSpan(..^8)));
        _file.Write(record);
        _known[picture] = (signature, taken);
    }

    /// <summary>Brings what was added to the disk.</summary>
    public void Flush() => _file.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Read(byte[] record)
    {
        var hashes = MemoryMarshal.Cast<byte, ulong>(record.AsSpan(24, 8 * HashFrames.All.Count)).ToArray();
        var taken = BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(8));
        _known[BinaryPrimitives.ReadInt64LittleEndian(record)] = (new(
            hashes,
            record.AsSpan(24 + (8 * hashes.Length), SmallBytes).ToArray(),
            BinaryPrimitives.ReadSingleLittleEndian(record.AsSpan(16)),
            BinaryPrimitives.ReadSingleLittleEndian(record.AsSpan(20))), taken < 0 ? null : taken);
    }

    /// <summary>FNV-1a over words and then bytes.</summary>
    private static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        const ulong prime = 0x100000001B3;
        var sum = 0xCBF29CE484222325;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = (sum ^ word) * prime;
        }

        foreach (var value in bytes[(bytes.Length & ~7)..])
        {
            sum = (sum ^ value) * prime;
        }

        return sum;
    }
}
