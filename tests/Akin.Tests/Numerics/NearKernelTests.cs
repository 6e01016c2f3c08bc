using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed unsafe class NearKernelTests
{
    public static TheoryData<int> Widths => [.. Enum.GetValues<SimdWidth>().Select(width => (int)width)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Run_AnyWidth_FindsWhatIsWithinALimit(int width)
    {
        const int Rows = 13;
        using var tile = FormulaData.Gaussians(3, Rows, PointPanels.Width);
        using var limits = FormulaData.Gaussians(4, 1, Rows + PointPanels.Width);
        foreach (ref var limit in limits[0])
        {
            limit -= 1.5f;
        }

        limits[0][2] = tile[2][31];
        var found = new NearRow[Rows];
        int count;
        fixed (NearRow* target = found)
        {
            count = NearKernel.Run(
                (SimdWidth)width, tile.Pointer, Rows, limits.Pointer, limits.Pointer + Rows, target);
        }

        var expected = Enumerable.Range(0, Rows)
            .Select(row => new NearRow(
                row,
                Bits(lane => tile[row][lane] <= limits[0][row]),
                Bits(lane => tile[row][lane] <= limits[0][Rows + lane])))
            .Where(near => (near.ForRow | near.ForPoints) != 0);
        Assert.Equal(expected, found[..count]);
        Assert.InRange(count, 2, Rows);
    }

    private static uint Bits(Func<int, bool> isSet) =>
        Enumerable.Range(0, PointPanels.Width).Aggregate(0u, (bits, lane) => bits | (isSet(lane) ? 1u << lane : 0));
}
