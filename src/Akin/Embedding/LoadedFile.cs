using System.Buffers;
using Akin.Imaging;
using Akin.Intake;
using Microsoft.Win32.SafeHandles;

namespace Akin.Embedding;

/// <summary>
/// A file read into borrowed memory that counts in a budget until it is disposed, or why it could not be read.
/// </summary>
internal sealed class LoadedFile : IDisposable
{
    private readonly ByteBudget _budget;
    private byte[]? _buffer;
    private int _length;
    private long _reserved;

    private LoadedFile(ByteBudget budget) => _budget = budget;

    /// <summary>Why there are no bytes; <see langword="null"/> when there are.</summary>
    public DecodeOutcome? Failure { get; private set; }

    /// <summary>The bytes; valid until disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads a file, waiting until the budget has room for it.</summary>
    public static LoadedFile Read(string path, long maxBytes, ByteBudget budget, CancellationToken cancellation)
    {
        var loaded = new LoadedFile(budget);
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(file);
            if (length > Math.Min(maxBytes, Array.MaxLength))
            {
                loaded.Fail(PictureState.TooLarge, $"The file has {length} bytes; the limit is {maxBytes}.");
            }
            else
            {
                budget.Take(length, cancellation);
                loaded._reserved = length;
                loaded.Fill(file, (int)length);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            loaded.Fail(PictureState.Unreachable, e.Message);
        }

        return loaded;
    }

    public void Dispose()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = null;
        }

        if (_reserved > 0)
        {
            _budget.Give(_reserved);
            _reserved = 0;
        }
    }

    private void Fill(SafeFileHandle file, int length)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(length);
        while (_length < length)
        {
            var read = RandomAccess.Read(file, _buffer.AsSpan(_length, length - _length), _length);
            if (read == 0)
            {
                break; // The file became shorter meanwhile: the decoder judges what there is.
            }

            _length += read;
        }
    }

    private void Fail(PictureState state, string reason)
    {
        Dispose();
        Failure = new DecodeOutcome(state, reason, null, "");
    }
}
