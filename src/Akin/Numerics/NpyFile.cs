using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Reads and writes matrices as NPY files, NumPy's own format, so that every array of Akin opens there and the other
/// way round. Read are two-dimensional float16, float32 and float64 arrays of either byte order, in C order, with at
/// least one row and one column; anything else is refused with a <see cref="NpyFormatException"/> of one sentence.
/// Values may be NaN or infinite: see <see cref="FiniteCheck"/>.
/// </summary>
public static class NpyFile
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Reads a matrix into memory as float32; float64 values are rounded. O(rows × columns).</summary>
    /// <param name="path">An NPY file.</param>
    public static Matrix Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        var matrix = new Matrix((int)header.Shape[0], (int)header.Shape[1]);
        stream.Position = header.DataOffset;
        Fill(matrix, stream, header.ElementType);
        return matrix;
    }

    /// <summary>Reads float64 values, row-major, with all their digits.</summary>
    /// <param name="path">An NPY file of two-dimensional float64, little-endian.</param>
    public static double[] ReadDoubles(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        if (header.ElementType != "<f8")
        {
            throw new NpyFormatException($"{path} holds elements of type '{header.ElementType}'; float64 is needed.");
        }

        var values = new double[checked(header.Shape[0] * header.Shape[1])];
        stream.Position = header.DataOffset;
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>
    /// Maps a float32 matrix read-only, so that rows come from the disk as they are touched; other element types are
    /// read into memory as by <see cref="Read"/>.
    /// </summary>
    /// <param name="path">An NPY file; it must not be shortened while the matrix is in use.</param>
    public static Matrix Map(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        return header.ElementType == "<f4" && header.DataOffset % sizeof(float) == 0
            ? Matrix.Map(path, header.DataOffset, (int)header.Shape[0], (int)header.Shape[1])
            : Read(path);
    }

    /// <summary>
    /// Opens an array as rows that take no memory of their own: float32 and float16 (little-endian) are mapped
    /// read-only, so that rows come from the disk as they are touched and float16 is widened as it is read; other
    /// element types are read into memory as by <see cref="Read"/>.
    /// </summary>
    /// <param name="path">An NPY file; it must not be shortened while the rows are in use.</param>
    public static IRowSource Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        return header.ElementType == "<f2" && header.DataOffset % sizeof(ushort) == 0
            ? new HalfMatrix(path, header.DataOffset, (int)header.Shape[0], (int)header.Shape[1])
            : Map(path);
    }

    /// <summary>As <see cref="Open"/>, but float32 is read into memory, where it is read fastest.</summary>
    /// <param name="path">An NPY file.</param>
    public static IRowSource OpenOrRead(string path)
    {
        var rows = Open(path);
        if (rows is Matrix)
        {
            rows.Dispose();
            return Read(path);
        }

        return rows;
    }

    /// <summary>
    /// Opens an array whose rows are read from the file each time they are asked for, so that nothing of it stays in
    /// this process's memory; any byte order but the machine's own is read into memory as by <see cref="Read"/>.
    /// </summary>
    /// <param name="path">An NPY file; it must not be shortened while the rows are in use.</param>
    public static IRowSource Stream(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        return header.ElementType[0] == '<'
            ? new FileRows(
                path, header.DataOffset, (int)header.Shape[0], (int)header.Shape[1], SizeOf(header.ElementType))
            : Read(path);
    }

    /// <summary>
    /// The rows and columns that <see cref="Read"/> would give, from the header and the file's length alone.
    /// </summary>
    public static (int Rows, int Columns) ReadShape(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        return ((int)header.Shape[0], (int)header.Shape[1]);
    }

    /// <summary>Writes a matrix.</summary>
    public static void Write(string path, Matrix matrix, FloatType type = FloatType.Float32)
    {
        using var writer = new NpyWriter(path, matrix.Rows, matrix.Columns, type);
        for (var row = 0; row < matrix.Rows; row++)
        {
            writer.Append(matrix[row]);
        }

        writer.Complete();
    }

    /// <summary>Writes whole numbers as a one-dimensional int32 array.</summary>
    public static void Write(string path, ReadOnlySpan<int> values) =>
        Write(path, NpyHeader.Format("<i4", values.Length), values);

    /// <summary>Writes whole numbers, row-major, as a two-dimensional int32 array.</summary>
    public static void Write(string path, ReadOnlySpan<int> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (values.Length % columns != 0)
        {
            throw new ArgumentException($"{values.Length} values do not make rows of {columns}.", nameof(values));
        }

        Write(path, NpyHeader.Format("<i4", values.Length / columns, columns), values);
    }

    /// <summary>Writes float64 values, row-major, as a two-dimensional array.</summary>
    public static void Write(string path, ReadOnlySpan<double> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (values.Length % columns != 0)
        {
            throw new ArgumentException($"{values.Length} values do not make rows of {columns}.", nameof(values));
        }

        Write(path, NpyHeader.Format("<f8", values.Length / columns, columns), values);
    }

    private static void Write<T>(string path, byte[] header, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1);
        stream.Write(header);
        stream.Write(MemoryMarshal.AsBytes(values));
    }

    private static NpyHeader ReadHeader(FileStream stream, string path)
    {
        var header = NpyHeader.Read(stream, path);
        var type = header.ElementType;
        if (type.Length != 3 || type[0] is not ('<' or '>') || type[1..] is not ("f2" or "f4" or "f8"))
        {
            throw new NpyFormatException(
                $"{path} holds {(type.Length == 0 ? "structures" : $"elements of type '{type}'")};"
                + " only float16, float32 and float64 are read.");
        }

        if (header.FortranOrder)
        {
            throw new NpyFormatException(
                $"{path} is in Fortran order; save it in C order (numpy.ascontiguousarray).");
        }

        if (header.Shape.Length != 2)
        {
            throw new NpyFormatException($"{path} is {header.Shape.Length}-dimensional; rows × columns are needed.");
        }

        var (rows, columns) = (header.Shape[0], header.Shape[1]);
        if (rows == 0 || columns == 0)
        {
            throw new NpyFormatException($"{path} has no {(rows == 0 ? "rows" : "columns")}.");
        }

        var expected = header.DataOffset + ((Int128)rows * columns * SizeOf(type));
        if (expected != stream.Length)
        {
            throw new NpyFormatException(
                $"{path} is torn: {rows} × {columns} values need {expected} bytes, but it has {stream.Length}.");
        }

        return rows <= int.MaxValue && columns <= int.MaxValue
            ? header
            : throw new NpyFormatException(
                $"{path} has {rows} × {columns} values; at most {int.MaxValue} of each are read.");
    }

    private static int SizeOf(string elementType) => elementType[2] - '0';

    private static void Fill(Matrix matrix, FileStream stream, string elementType)
    {
        var size = SizeOf(elementType);
        var buffer = new byte[ChunkBytes / size * size];
        var total = (long)matrix.Rows * matrix.Columns;
        long done = 0;
        while (done < total)
        {
            var count = (int)Math.Min(buffer.Length / size, total - done);
            var bytes = buffer.AsSpan(0, count * size);
            stream.ReadExactly(bytes);
            Convert(bytes, elementType, matrix.Values(done, count));
            done += count;
        }
    }

    private static void Convert(Span<byte> bytes, string elementType, Span<float> values)
    {
        if (elementType[0] == '>')
        {
            Reverse(bytes, SizeOf(elementType));
        }

        switch (elementType[2])
        {
            case '2':
                var halves = MemoryMarshal.Cast<byte, Half>(bytes);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)halves[i];
                }

                break;
            case '4':
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
                break;
            default:
                var doubles = MemoryMarshal.Cast<byte, double>(bytes);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)doubles[i];
                }

                break;
        }
    }

    private static void Reverse(Span<byte> bytes, int size)
    {
        for (var i = 0; i < bytes.Length; i += size)
        {
            bytes.Slice(i, size).Reverse();
        }
    }
}
