using Akin.Cli.Parsing;
using Akin.Numerics;

namespace Akin.Cli.Vectors;

/// <summary>Vectors from elsewhere, read and checked.</summary>
internal static class VectorInput
{
    /// <summary>
    /// Opens an NPY file as rows, which are checked by who reads them: in memory where they take at most two fifths
    /// of the budget, float16 mapped and not widened, else read from the file each time.
    /// </summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="memoryBytes">The budget; none when there is no limit.</param>
    /// <param name="reading">What is done to the rows; none for what keeps most of them.</param>
    public static IRowSource Open(string path, long? memoryBytes, RowReading? reading = null) => Opened(path, () =>
    {
        var (rows, columns) = NpyFile.ReadShape(path);
        var inMemory = memoryBytes is null || 5 * (long)rows * columns * sizeof(float) <= 2 * memoryBytes;
        reading ??= NpyFile.ReadingFor(path);
        return inMemory ? NpyFile.OpenOrRead(path, reading) : NpyFile.Stream(path, reading);
    });

    /// <summary>The rows and columns of an NPY file.</summary>
    public static (int Rows, int Columns) Shape(string path) => Opened(path, () => NpyFile.ReadShape(path));

    /// <summary>Reads an NPY file of finite values; whatever else it is, is refused in one sentence.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="memoryBytes">The budget that the matrix has to fit in; none when there is no limit.</param>
    /// <param name="reading">What is done to the rows; none for what keeps most of them.</param>
    public static Matrix Read(string path, long? memoryBytes, RowReading? reading = null) => Opened(path, () =>
    {
        var (rows, columns) = NpyFile.ReadShape(path);
        MemoryBudget.Check(rows, columns, memoryBytes);
        var matrix = NpyFile.Read(path, reading ?? NpyFile.ReadingFor(path));
        if (Fault(path, matrix) is { } fault)
        {
            matrix.Dispose();
            throw fault;
        }

        return matrix;
    });

    /// <summary>How the rows of a file are read for a space: scaled there, and measured from where it allows.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="vectors">What is asked of them.</param>
    public static RowReading ReadingFor(string path, VectorSettings vectors) => Opened(path, () =>
        !vectors.Space.Normalise && NpyFile.IsTooNearZero(path)
            ? throw new UsageException(
                $"{path}: every value lies within ±{FiniteValues.Smallest} of zero, too near for float32; multiply "
                + "them all by a large number.") :
        vectors.Reading ?? (vectors.KeepsZero
            ? new RowReading { UnitLength = vectors.Space.Normalise }
            : NpyFile.ReadingFor(path, vectors.Space.Normalise)));

    /// <summary>What is wrong with the first value that nothing can be computed with; none when all are well.</summary>
    public static UsageException? Fault(string path, IRowSource rows) =>
        FiniteValues.Find(rows) is not { } bad
            ? null
            : new UsageException(float.IsFinite(bad.Value)
                ? $"{path}: {bad}; every value must lie within ±{FiniteValues.Largest}."
                : $"{path}: {bad}; every value must be finite, and within ±{FiniteValues.Largest}.");

    private static T Opened<T>(string path, Func<T> open)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder; it takes an NPY file.");
        }

        try
        {
            return open();
        }
        catch (NpyFormatException e)
        {
            throw new UsageException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }
}
