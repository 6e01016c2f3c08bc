using Akin.Cli.Parsing;
using Akin.Numerics;

namespace Akin.Cli.Vectors;

/// <summary>Vectors from elsewhere, read and checked.</summary>
internal static class VectorInput
{
    /// <summary>Reads an NPY file of finite values; whatever else it is, is refused in one sentence.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="memoryBytes">The budget that the matrix has to fit in; none when there is no limit.</param>
    public static Matrix Read(string path, long? memoryBytes)
    {
        try
        {
            var (rows, columns) = NpyFile.ReadShape(path);
            MemoryBudget.Check(rows, columns, memoryBytes);
            var matrix = NpyFile.Read(path);
            if (FiniteCheck.Find(matrix) is { } bad)
            {
                matrix.Dispose();
                throw new UsageException($"{path}: {bad}; every value must be finite.");
            }

            return matrix;
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
