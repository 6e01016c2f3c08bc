using System.Runtime.InteropServices;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class HalfMatrixTests
{
    [Fact]
    public void Widen_EveryFloat16_EqualsTheRuntimesConversion()
    {
        ushort[] halves = [.. Enumerable.Range(0, 1 << 16).Select(bits => (ushort)bits)];
        var values = new float[halves.Length];
        HalfWidening.Widen(halves, values);
        for (var i = 0; i < halves.Length; i++)
        {
            var expected = (float)BitConverter.UInt16BitsToHalf(halves[i]);
            Assert.True(values[i].Equals(expected) && float.IsNegative(values[i]) == float.IsNegative(expected));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(33)]
    public void Open_Float16_ReadsRowsAsTheyAreWidened(int columns)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("x.npy");
        Half[] values = [.. Enumerable.Range(0, 7 * columns).Select(i => (Half)((i * 0.37f) - 5))];
        using (var file = File.Create(path))
        {
            file.Write(NpyHeader.Format("<f2", 7, columns));
            file.Write(MemoryMarshal.AsBytes<Half>(values));
        }

        using var rows = NpyFile.Open(path);
        Assert.IsType<HalfMatrix>(rows);
        Assert.Equal((7, columns), (rows.Rows, rows.Columns));
        for (var row = 0; row < 7; row++)
        {
            var expected = values.AsSpan(row * columns, columns).ToArray().Select(value => (float)value);
            Assert.Equal(expected, rows.Read(row, new float[columns]).ToArray());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Read(7, new float[columns]).Length);
        rows.Dispose();
        Assert.Throws<ObjectDisposedException>(() => rows.Read(0, new float[columns]).Length);
    }

    [Fact]
    public void Open_Float32_IsMapped()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("x.npy");
        using var points = Matrix.From([1, 2, 3, 4, 5, 6], 3);
        NpyFile.Write(path, points);
        using var rows = NpyFile.Open(path);
        Assert.Equal([4, 5, 6], rows.Read(1, []).ToArray());
    }
}
