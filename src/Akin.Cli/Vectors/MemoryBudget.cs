using Akin.Cli.Parsing;

namespace Akin.Cli.Vectors;

/// <summary>Keeps work out that cannot fit in the memory that the user allows.</summary>
internal static class MemoryBudget
{
    /// <summary>Refuses a matrix of float32 values that is larger than the budget.</summary>
    public static void Check(int rows, int columns, long? memoryBytes)
    {
        var needed = (long)rows * columns * sizeof(float);
        if (memoryBytes is { } allowed && needed > allowed)
        {
            throw new UsageException(
                $"the matrix of {rows} × {columns} values takes {ByteSize.Write(needed)}, more than --memory "
                + $"{ByteSize.Write(allowed)}; allow more, or leave --memory out.");
        }
    }
}
