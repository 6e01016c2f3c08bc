using Akin.Cli.Parsing;
using Akin.Numerics;
using Akin.Projection;

namespace Akin.Cli.Vectors;

/// <summary>Keeps work out that cannot fit in the memory that the user allows.</summary>
internal static class MemoryBudget
{
    /// <summary>What the program takes before it has read anything, with some room.</summary>
    private const long Itself = 56_000_000;

    /// <summary>What a budget leaves beside the program itself.</summary>
    public static long? Left(long? memoryBytes) => memoryBytes is not { } allowed || allowed > Itself
        ? memoryBytes - Itself
        : throw new UsageException(
            $"--memory {ByteSize.Write(allowed)} has no room for the program itself, which takes "
            + $"{ByteSize.Write(Itself)}; allow more.");

    /// <summary>The budget that leaves so much.</summary>
    public static long? Whole(long? left) => left + Itself;

    /// <summary>Refuses work that takes more than is left.</summary>
    /// <param name="work">What takes it.</param>
    /// <param name="needed">How much, in bytes.</param>
    /// <param name="memoryBytes">What is left; none when there is no limit.</param>
    public static void Check(string work, long needed, long? memoryBytes)
    {
        if (memoryBytes is { } allowed && needed > allowed)
        {
            throw new UsageException(
                $"{work} takes about {ByteSize.Write(needed)}, more than the {ByteSize.Write(Math.Max(0, allowed))} "
                + "that --memory leaves for it; allow more, or leave --memory out.");
        }
    }

    /// <summary>Refuses principal components that take more than is left.</summary>
    public static void CheckComponents(IRowSource rows, int components, long? memoryBytes) => Check(
        $"the search for principal components of {rows.Rows} × {rows.Columns} values",
        BytesOf(rows) + Pca.MemoryFor(rows.Rows, rows.Columns, components),
        memoryBytes);

    /// <summary>What rows take themselves.</summary>
    public static long BytesOf(IRowSource rows) => rows is Matrix ? (long)rows.Rows * rows.Columns * sizeof(float) : 0;

    /// <summary>Refuses a matrix of float32 values that is larger than the budget.</summary>
    public static void Check(int rows, int columns, long? memoryBytes) => Check(
        $"the matrix of {rows} × {columns} values", (long)rows * columns * sizeof(float), memoryBytes);
}
