namespace Akin.Tests.Support;

/// <summary>
/// The process's memory after equal blocks of work. A leak makes it grow in every block; code being compiled and heaps
/// finding their size make it grow in some. So the smallest growth tells.
/// </summary>
internal sealed class MemoryRecord
{
    private readonly List<long> _bytes = [];

    public long SmallestGrowth => _bytes.Zip(_bytes.Skip(1), (before, after) => after - before).Min();

    public void Add()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _bytes.Add(Environment.WorkingSet);
    }
}
