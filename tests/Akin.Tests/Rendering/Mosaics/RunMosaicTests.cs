using System.Buffers.Binary;
using System.IO.Compression;
using Akin.Imaging;
using Akin.Rendering.Mosaics;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Rendering.Mosaics;

/// <summary>The pictures of a run: sizes as a viewer shows them, colours that stay.</summary>
public sealed class RunMosaicTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Of_CollectionsAndATurnedPicture_GivesColoursByNameAndUprightSizes()
    {
        foreach (var (folder, width) in new[] { ("b", 60), ("a", 80), ("a", 90) })
        {
            var turned = PictureFiles.WithExif(
                PictureEncoder.Jpeg(Pictures.Corners(width, 40)), PictureFiles.Exif(6, littleEndian: true));
            Directory.CreateDirectory(_host.PathOf(folder));
            File.WriteAllBytes(_host.PathOf(folder, $"{width}.jpg"), turned);
        }

        Assert.Equal(0, (await _host.Run("cluster", "a", "b", "--k", "1", "--workspace", "W.akin")).ExitCode);
        using var workspace = AkinWorkspace.Open(_host.PathOf("W.akin"), WorkspaceAccess.Read);
        var all = RunMosaic.Of(workspace, workspace.Runs.Latest()!, MosaicColouring.Collection);
        Assert.Equal(["a", "b"], all.Collections);
        Assert.All(all.Pictures, picture => Assert.Equal(40, picture.Width));
        Assert.Equal([60, 80, 90], all.Pictures.Select(picture => picture.Height).Order());
        Assert.Equal([new("a", 0, 2), new("b", 1, 1)], all.Keys);

        var part = all.Part(i => all.CollectionOf(i) == "b");
        var only = Assert.Single(part.Pictures);
        Assert.Equal((1, 60), (only.Colour, only.Height));
        Assert.Equal(_host.PathOf("b", "60.jpg"), part.LocationOf(0));
        Assert.Equal((10, 15), part.Fetch(0, 10, 15) is { } image ? (image.Width, image.Height) : default);

        File.Delete(_host.PathOf("b", "60.jpg"));
        Assert.Null(part.Fetch(0, 10, 15));
        Assert.False(part.IsThere(0));
    }

    [Fact]
    public async Task Fetch_PictureBeyondTheUsualLimit_IsThereLikeOthers()
    {
        Directory.CreateDirectory(_host.PathOf("a"));
        File.WriteAllBytes(_host.PathOf("a", "huge.png"), White(17_400));
        Assert.Equal(0, (await _host.Run("cluster", "a", "--max-pixels", "400000000", "--k", "1")).ExitCode);
        using var workspace = AkinWorkspace.Open(_host.PathOf("a.akin"), WorkspaceAccess.Read);
        var all = RunMosaic.Of(workspace, workspace.Runs.Latest()!, MosaicColouring.Cluster);
        Assert.Equal(byte.MaxValue, all.Fetch(0, 10, 10)?.Pixels[0]);
    }

    /// <summary>A white square as PNG, a bit each pixel.</summary>
    private static byte[] White(int side)
    {
        var row = new byte[1 + ((side + 7) / 8)];
        row.AsSpan(1).Fill(byte.MaxValue);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            for (var y = 0; y < side; y++)
            {
                zip.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 1;
        return
        [
            0x89, .. "PNG\r\n\u001A\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];

        static byte[] Chunk(string name, byte[] body) => PictureFiles.WithChunk(new byte[33], name, body)[33..];
    }
}
