using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>Writes a one-dimensional NPY file whose length is known only at the end.</summary>
/// <typeparam name="T">Element: <see cref="int"/>, <see cref="long"/> or <see cref="float"/>.</typeparam>
public sealed class NpyVectorWriter<T> : IDisposable
    where T : unmanaged
{
    private readonly FileStream _stream;

    /// <summary>Creates the file, or overwrites it.</summary>
    public NpyVectorWriter(string path)
    {
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        _stream.Write(NpyHeader.Format(ElementType, long.MaxValue));
    }

    /// <summary>Values written so far.</summary>
    public long Count { get; private set; }

    private static string ElementType { get; } =
        typeof(T) == typeof(int) ? "<i4"
        : typeof(T) == typeof(long) ? "<i8"
        : typeof(T) == typeof(float) ? "<f4"
        : throw new NotSupportedException($"Arrays of {typeof(T)} are not written.");

    /// <summary>Appends values.</summary>
    public void Append(params ReadOnlySpan<T> values)
    {
        _stream.Write(MemoryMarshal.AsBytes(values));
        Count += values.Length;
    }

    /// <summary>Writes the length into the header and brings the bytes to the disk.</summary>
    public void Complete()
    {
        _stream.Position = 0;
        _stream.Write(NpyHeader.Format(ElementType, Count));
        _stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
