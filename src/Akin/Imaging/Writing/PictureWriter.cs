using Akin.Numerics;

namespace Akin.Imaging.Writing;

/// <summary>
/// Writes a picture that is never whole in memory: rows come from top to bottom, a file goes out. Rows are encoded in
/// pieces whose borders depend on the width alone, on several threads, and appended in order: the same rows give the
/// same bytes however many come at once and on any number of threads.
/// </summary>
public abstract class PictureWriter : IDisposable
{
    private readonly int _stride;
    private readonly int _pieceRows;
    private readonly int _threads;
    private readonly byte[] _kept;
    private int _keptRows;
    private int _rows;

    /// <summary>Prepares for rows.</summary>
    /// <param name="width">Width in pixels, ≥ 1.</param>
    /// <param name="height">Height in pixels, ≥ 1.</param>
    /// <param name="pieceRows">Rows that are encoded together.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    private protected PictureWriter(int width, int height, int pieceRows, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        (Width, Height) = (width, height);
        _stride = checked(3 * width);
        _pieceRows = Math.Min(pieceRows, height);
        _threads = threads;
        _kept = new byte[checked(_stride * _pieceRows)];
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Rows of about a mebibyte: enough to compress well, few enough for several threads.</summary>
    private protected static int PieceRows(int width, int multiple = 1) =>
        Math.Max(1, (1 << 20) / (3 * Math.Max(1, width) * multiple)) * multiple;

    /// <summary>Takes the next rows.</summary>
    /// <param name="rows">Whole rows, R, G, B interleaved, without gaps.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    public void Write(ReadOnlyMemory<byte> rows, CancellationToken cancellation = default)
    {
        var count = rows.Length / _stride;
        if (count * _stride != rows.Length || count > Height - _rows)
            throw new ArgumentException(
                $"{rows.Length} bytes are no whole rows of {Width} pixels, or more than the {Height - _rows} left.",
                nameof(rows));

        _rows += count;
        if (_keptRows > 0)
        {
            rows = rows[Keep(rows)..];
            if (_keptRows == _pieceRows)
            {
                _keptRows = 0;
                Append(Encode(_kept));
            }
        }

        var pieces = rows.Length / _stride / _pieceRows;
        var piece = _stride * _pieceRows;
        for (var done = 0; done < pieces; done += _threads)
        {
            var first = done;
            var encoded = ChunkedWork.Map(
                Math.Min(_threads, pieces - done), 1, _threads,
                (i, _, _) => Encode(rows.Span.Slice((first + i) * piece, piece)), cancellation);
            foreach (var part in encoded)
                Append(part);
        }

        Keep(rows[(pieces * piece)..]);
        if (_rows == Height && _keptRows > 0)
        {
            var rest = _keptRows;
            _keptRows = 0;
            Append(Encode(_kept.AsSpan(0, rest * _stride)));
        }
    }

    /// <summary>Ends the file; all rows have come.</summary>
    public void Finish()
    {
        if (_rows != Height)
            throw new InvalidOperationException($"{_rows} of {Height} rows have come.");

        End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Encodes the rows of one piece; called from several threads.</summary>
    private protected abstract byte[] Encode(ReadOnlySpan<byte> rows);

    /// <summary>Appends an encoded piece; called in order.</summary>
    private protected abstract void Append(byte[] piece);

    /// <summary>Writes what comes after the last row.</summary>
    private protected abstract void End();

    /// <summary>Gives back what is held, finished or not.</summary>
    private protected abstract void Close();

    /// <summary>Keeps rows for the next piece, as many as it takes; gives the bytes taken.</summary>
    private int Keep(ReadOnlyMemory<byte> rows)
    {
        var taken = Math.Min(rows.Length, (_pieceRows - _keptRows) * _stride);
        rows.Span[..taken].CopyTo(_kept.AsSpan(_keptRows * _stride));
        _keptRows += taken / _stride;
        return taken;
    }
}
