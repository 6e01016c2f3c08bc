using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Reads and writes matrices as NPY files, NumPy's own format, so that every array of Akin opens there and the other
/// way round. Read are two-dimensional float16, float32 and float64 arrays of either byte order, in C order, with at
/// least one row and one column; anything else is refused with a <see cref="NpyFormatException"/> of one sentence.
/// Values may be NaN or infinite: see <see cref="FiniteValues"/>.
/// </summary>
public static class NpyFile
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Reads a matrix into memory as float32; float64 values are rounded. O(rows × columns).</summary>
    /// <param name="path">An NPY file.</param>
    public static Matrix Read(string path) => Read(path, RowReading.Plain);

    /// <summary>Reads a matrix into memory as float32, after something is done to its rows in float64.</summary>
    /// <param name="path">An NPY file.</param>
    /// <param name="reading">What is done to each row.</param>
    public static Matrix Read(string path, RowReading reading)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        var matrix = new Matrix((int)header.Shape[0], (int)header.Shape[1]) { Origin = reading.Origin };
        stream.Position = header.DataOffset;
        Fill(matrix, stream, new RowDecoder(header.ElementType, reading));
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
    /// How to read an array so that narrowing it to float32 loses nothing that matters: float64 columns that lie far
    /// from zero for their spread are measured from an origin near them. O(columns · sample).
    /// </summary>
    /// <param name="path">An NPY file.</param>
    /// <param name="unitLength">Whether each row is scaled to length 1 first.</param>
    public static RowReading ReadingFor(string path, bool unitLength = false)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        var reading = new RowReading { UnitLength = unitLength };
        var decoder = new RowDecoder(header.ElementType, reading);
        return decoder.Size < sizeof(double)
            ? reading
            : reading with
            {
                Origin = ColumnOrigin.Find(
                    stream.SafeFileHandle, header.DataOffset, (int)header.Shape[0], (int)header.Shape[1], decoder),
            };
    }

    /// <summary>
    /// Whether all values lie within <see cref="FiniteValues.Smallest"/> of zero, and not all at it: float32 would take
    /// different rows for one. Reads up to the first larger value.
    /// </summary>
    /// <param name="path">An NPY file.</param>
    public static bool IsTooNearZero(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        var decoder = new RowDecoder(header.ElementType, RowReading.Plain);
        var values = new double[header.Shape[1]];
        var bytes = new byte[values.Length * decoder.Size];
        var differ = false;
        for (long row = 0; row < header.Shape[0]; row++)
        {
            FileRows.Fill(stream.SafeFileHandle, bytes, header.DataOffset + (row * bytes.Length));
            decoder.Decode(bytes, values.AsSpan());
            foreach (var value in values)
            {
                if (!(Math.Abs(value) < FiniteValues.Smallest))
                {
                    return false;
                }

                differ |= value != 0;
            }
        }

        return differ;
    }

    /// <summary>
    /// Maps a float32 matrix read-only, so that rows come from the disk as they are touched; other element types are
    /// read into memory as by <see cref="Read(string)"/>.
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
    /// element types are read into memory as by <see cref="Read(string)"/>.
    /// </summary>
    /// <param name="path">An NPY file; it must not be shortened while the rows are in use.</param>
    public static IRowSource Open(string path) => MapHalves(path) ?? (IRowSource)Map(path);

    /// <summary>
    /// As <see cref="Open"/>, but whatever is not float16 just as it is stored is read into memory, where it is read
    /// fastest.
    /// </summary>
    /// <param name="path">An NPY file.</param>
    /// <param name="reading">What is done to each row.</param>
    public static IRowSource OpenOrRead(string path, RowReading reading) =>
        (reading.IsPlain ? MapHalves(path) : null) ?? (IRowSource)Read(path, reading);

    /// <summary>
    /// Opens an array whose rows are read from the file each time they are asked for, so that nothing of it stays in
    /// this process's memory.
    /// </summary>
    /// <param name="path">An NPY file; it must not be shortened while the rows are in use.</param>
    /// <param name="reading">What is done to each row; <see langword="null"/> for nothing.</param>
    public static IRowSource Stream(string path, RowReading? reading = null)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return new FileRows(path, ReadHeader(stream, path), reading ?? RowReading.Plain);
    }

    /// <summary>
    /// The rows and columns that <see cref="Read(string)"/> would give, from the header and the file's length alone.
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

    /// <summary>Writes a matrix plus an origin as float64, or the matrix as float32 where there is none.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="matrix">What to write.</param>
    /// <param name="origin">Added to the columns; <see langword="null"/> for nothing.</param>
    public static void Write(string path, Matrix matrix, IReadOnlyList<double>? origin)
    {
        if (origin is null)
        {
            Write(path, matrix);
            return;
        }

        var values = new double[checked(matrix.Rows * matrix.Columns)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = origin[i % matrix.Columns] + matrix[i / matrix.Columns][i % matrix.Columns];
        }

        Write(path, values, matrix.Columns);
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

    private static HalfMatrix? MapHalves(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var header = ReadHeader(stream, path);
        return header.ElementType == "<f2" && header.DataOffset % sizeof(ushort) == 0
            ? new HalfMatrix(path, header.DataOffset, (int)header.Shape[0], (int)header.Shape[1])
            : null;
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

        var expected = header.DataOffset + ((Int128)rows * columns * (type[2] - '0'));
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

    private static void Fill(Matrix matrix, FileStream stream, RowDecoder decoder)
    {
        var length = matrix.Columns * decoder.Size;
        var buffer = new byte[Math.Max(1, ChunkBytes / length) * length];
        for (var row = 0; row < matrix.Rows;)
        {
            var rows = Math.Min(buffer.Length / length, matrix.Rows - row);
            stream.ReadExactly(buffer, 0, rows * length);
            for (var i = 0; i < rows; i++, row++)
            {
                decoder.Decode(buffer.AsSpan(i * length, length), matrix[row]);
            }
        }
    }
}
