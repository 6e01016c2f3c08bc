using System.Globalization;
using Xunit;

namespace Akin.Tests.Support;

/// <summary>
/// The process's memory after equal blocks of work. A leak makes it grow in every block; code being compiled and heaps
/// finding their size make it grow in some. So the smallest growth tells, and the more blocks, the surer: what comes
/// and goes with other load would have to grow in each of them.
/// </summary>
internal sealed class MemoryRecord
{
    private readonly List<long> _bytes = [];

    public void Add()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _bytes.Add(Environment.WorkingSet);
    }

    /// <summary>Fails when every block left more than some bytes behind.</summary>
    public void AssertFlat(long tolerance)
    {
        var growths = _bytes.Zip(_bytes.Skip(1), (before, after) => after - before).ToArray();
        Assert.True(
            growths.Min() <= tolerance,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Every block left more than {tolerance:N0} bytes behind: {string.Join(", ", growths)}."));
    }
}
