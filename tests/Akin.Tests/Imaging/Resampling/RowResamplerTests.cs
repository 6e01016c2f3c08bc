using Akin.Imaging;
using Akin.Imaging.Resampling;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging.Resampling;

public sealed class RowResamplerTests
{
    public static TheoryData<string> Goldens { get; } =
        new(File.ReadAllLines(Repository.PathOf("tests", "Akin.Tests", "Expectations", "Imaging", "resampling.txt")));

    [Theory]
    [MemberData(nameof(Goldens))]
    public void Add_AllRows_GivesPillowsBytes(string golden)
    {
        var parts = golden.Split(' ');
        var sizes = parts[..4].Select(int.Parse).ToArray();
        var filter = Enum.Parse<Interpolation>(parts[4], ignoreCase: true);
        var resized = Resize(Drawn(sizes[0], sizes[1]), sizes, orientation: 1, filter);
        Assert.Equal(parts[5], Convert.ToHexStringLower(resized));
    }

    [Fact]
    public void Add_EvenGrey_StaysWhatItIs()
    {
        var grey = new byte[31 * 17 * 3];
        grey.AsSpan().Fill(137);
        Assert.All(Resize(grey, [31, 17, 5, 40], 1), value => Assert.Equal(137, value));
    }

    [Theory]
    [InlineData(1, "abc/def")]
    [InlineData(2, "cba/fed")]
    [InlineData(3, "fed/cba")]
    [InlineData(4, "def/abc")]
    [InlineData(5, "ad/be/cf")]
    [InlineData(6, "da/eb/fc")]
    [InlineData(7, "fc/eb/da")]
    [InlineData(8, "cf/be/ad")]
    public void Add_Orientation_PutsEachPixelUpright(int orientation, string expected)
    {
        // EXIF 2.3, 4.6.4: where row 0 and column 0 of the stored picture are in the upright one.
        var stored = "abcdef".SelectMany(letter => new[] { (byte)letter, (byte)letter, (byte)letter }).ToArray();
        var upright = Resize(stored, [3, 2, 3, 2], orientation).Chunk(3).Select(pixel => (char)pixel[0]).ToArray();
        var rows = upright.Chunk(orientation >= 5 ? 2 : 3).Select(row => new string(row));
        Assert.Equal(expected, string.Join('/', rows));
    }

    private static byte[] Resize(byte[] pixels, int[] sizes, int orientation, Interpolation interpolation = default)
    {
        var output = new byte[sizes[2] * sizes[3] * 3];
        var (width, height) = orientation >= 5 ? (sizes[3], sizes[2]) : (sizes[2], sizes[3]);
        var sink = new RowSink(output, width, height, new(width, height, 0, 0), orientation, interpolation);
        var resampler = RowResampler.Rent(sizes[0], sizes[1], sink.Plan);
        foreach (var row in pixels.Chunk(sizes[0] * 3))
        {
            resampler.Add(row, sink);
        }

        resampler.Return();
        return output;
    }

    private static byte[] Drawn(int width, int height) => (
        from y in Enumerable.Range(0, height)
        from x in Enumerable.Range(0, width)
        from c in Enumerable.Range(0, 3)
        select (byte)((x * x * 7) + (y * 13) + (c * 91) + (x * y * 3))).ToArray();
}
