using System.Buffers.Binary;
using System.Collections;
using System.Runtime.InteropServices;
using Akin.Numerics;
using Microsoft.Win32.SafeHandles;

namespace Akin.Duplicates.Hashing;

/// <summary>
/// The signatures of many pictures in one file of records of equal length, each with a checksum. Records are only ever
/// added at the end: a process that dies leaves at most one torn record, which the next one overwrites. New pictures
/// cost as many decodings as there are of them. Signatures stay in the file and are read when they are asked for: a
/// million of them are 1.4 GB. Safe for reading by several threads at once.
/// </summary>
internal sealed class SignatureFile : IDisposable
{
    private const ulong Version = 0x3430_5047_4953_4B41;
    private const int HeaderBytes = sizeof(ulong);
    private const int RecordsAtOnce = 1024;
    private const int SmallBytes = PictureHash.Side * PictureHash.Side;
    private static readonly int s_recordBytes = 8 + 8 + 4 + 4 + (8 * HashFrames.All.Count) + SmallBytes + 8;
    private readonly SafeFileHandle _file;
    private readonly Dictionary<long, int> _records = [];
    private int _count;

    /// <summary>Opens or makes the file, and checks all of it.</summary>
    public SignatureFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var version = new byte[HeaderBytes];
        if (FileRead.UpTo(_file, version, 0) < HeaderBytes
            || BinaryPrimitives.ReadUInt64LittleEndian(version) != Version)
        {
            RandomAccess.SetLength(_file, 0);
            BinaryPrimitives.WriteUInt64LittleEndian(version, Version);
            RandomAccess.Write(_file, version, 0);
            return;
        }

        var records = new byte[RecordsAtOnce * s_recordBytes];
        for (var whole = RecordsAtOnce; whole == RecordsAtOnce;)
        {
            whole = FileRead.UpTo(_file, records, PlaceOf(_count)) / s_recordBytes;
            for (var i = 0; i < whole; i++)
            {
                var record = records.AsSpan(i * s_recordBytes, s_recordBytes);
                if (Checksum(record[..^8]) != BinaryPrimitives.ReadUInt64LittleEndian(record[^8..]))
                {
                    whole = 0;
                    break;
                }

                _records[BinaryPrimitives.ReadInt64LittleEndian(record)] = _count++;
            }
        }

        RandomAccess.SetLength(_file, PlaceOf(_count));
    }

    /// <summary>Whether the signature of a picture was made.</summary>
    public bool Contains(long picture) => _records.ContainsKey(picture);

    /// <summary>The signature of a picture, and when it was taken; none when it was not made yet.</summary>
    public (PictureSignature Signature, long? Taken)? Find(long picture) =>
        _records.TryGetValue(picture, out var number) ? Read(number) : null;

    /// <summary>The signatures of pictures that were made, each read when it is asked for.</summary>
    public IReadOnlyList<PictureSignature> Of(IEnumerable<long> pictures) =>
        new Signatures(this, [.. pictures.Select(picture => _records[picture])]);

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
        RandomAccess.Write(_file, record, PlaceOf(_count));
        _records[picture] = _count++;
    }

    /// <summary>Brings what was added to the disk.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_file);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static long PlaceOf(int number) => HeaderBytes + ((long)number * s_recordBytes);

    private (PictureSignature Signature, long? Taken) Read(int number)
    {
        Span<byte> record = stackalloc byte[s_recordBytes];
        if (FileRead.UpTo(_file, record, PlaceOf(number)) < s_recordBytes)
        {
            throw new IOException("The file of signatures was cut off while it was in use; give the command again.");
        }

        var hashes = MemoryMarshal.Cast<byte, ulong>(record.Slice(24, 8 * HashFrames.All.Count)).ToArray();
        var taken = BinaryPrimitives.ReadInt64LittleEndian(record[8..]);
        return (new(
            hashes,
            record.Slice(24 + (8 * hashes.Length), SmallBytes).ToArray(),
            BinaryPrimitives.ReadSingleLittleEndian(record[16..]),
            BinaryPrimitives.ReadSingleLittleEndian(record[20..])), taken < 0 ? null : taken);
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

    private sealed class Signatures(SignatureFile file, int[] records) : IReadOnlyList<PictureSignature>
    {
        public int Count => records.Length;

        public PictureSignature this[int index] => file.Read(records[index]).Signature;

        public IEnumerator<PictureSignature> GetEnumerator() =>
            records.Select(record => file.Read(record).Signature).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
