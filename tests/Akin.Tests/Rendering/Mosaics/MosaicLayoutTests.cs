using Akin.Rendering.Mosaics;
using Xunit;

namespace Akin.Tests.Rendering.Mosaics;

/// <summary>Where pictures stand, worked by hand.</summary>
public sealed class MosaicLayoutTests
{
    private static readonly MosaicOptions Small = new() { Width = 100, Height = 80, MaxSide = 16, Border = 2 };

    [Fact]
    public void Of_TwoCorners_StandAtTheEdgesOfTheShorterAxis()
    {
        // 20 pixels are the largest box, so middles lie within 80 × 60; one scale for both: 60 for the map's 1 × 1.
        var boxes = MosaicLayout.Of([At(0, 0), At(1, 1)], Small);

        // The map's middle is the mosaic's, 50, 40; y of the map goes up. Deepest first: the later picture.
        Assert.Equal(
            [new MosaicBox(1, 70, 0, 20, 20, 2), new MosaicBox(0, 10, 60, 20, 20, 2)], boxes);
    }

    [Fact]
    public void Of_Stretched_FillsBothAxes() => Assert.Equal(
        [new MosaicBox(1, 80, 0, 20, 20, 2), new MosaicBox(0, 0, 60, 20, 20, 2)],
        MosaicLayout.Of([At(0, 0), At(1, 1)], Small with { Stretch = true }));

    [Fact]
    public void Of_Margin_KeepsTheEdgesFree() => Assert.Equal(
        [new MosaicBox(1, 65, 5, 20, 20, 2), new MosaicBox(0, 15, 55, 20, 20, 2)],
        MosaicLayout.Of([At(0, 0), At(1, 1)], Small with { Margin = 5 }));

    [Theory]
    [InlineData(400, 200, 16, 8)]
    [InlineData(200, 400, 8, 16)]
    [InlineData(1, 5000, 1, 16)]
    [InlineData(9, 7, 9, 7)]
    [InlineData(0, 0, 16, 16)]
    public void Of_AnyAspect_KeepsItWithinTheSide(int width, int height, int wide, int high)
    {
        var box = Assert.Single(MosaicLayout.Of([At(3, 4) with { Width = width, Height = height }], Small));
        Assert.Equal((wide, high), (box.InnerWidth, box.InnerHeight));

        // In the middle of the mosaic, whatever the place of a single picture.
        Assert.InRange(box.Left + (box.Width / 2.0), 49.5, 50.5);
        Assert.InRange(box.Top + (box.Height / 2.0), 39.5, 40.5);
    }

    [Fact]
    public void Of_DepthsAndPlaces_PaintsTheNearestLastAndLeavesOutWhatHasNoPlace()
    {
        var boxes = MosaicLayout.Of(
            [
                At(0, 0) with { Depth = 1 }, At(0, 0) with { Depth = double.NaN }, At(double.NaN, 0),
                At(0, 0) with { Depth = 0.5 }, At(0, double.PositiveInfinity), At(0, 0) with { Depth = 1 },
            ],
            Small);
        Assert.Equal([1, 5, 0, 3], boxes.Select(box => box.Picture));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(10, 4)]
    public void Of_SizeSmallerThanAPicture_StaysInside(int width, int height)
    {
        foreach (var grid in new[] { false, true })
        {
            var box = Assert.Single(MosaicLayout.Of(
                [At(0, 0)], new() { Width = width, Height = height, MaxSide = 50, Border = 2, Grid = grid }));
            Assert.True(box is { Left: >= 0, Top: >= 0, InnerWidth: >= 1, InnerHeight: >= 1 });
            Assert.True(box.Right <= width && box.Bottom <= height, $"{box}");
        }
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, 30)]
    [InlineData(37, null)]
    [InlineData(400, 12)]
    [InlineData(5000, null)]
    public void Of_Grid_OverlapsNowhere(int count, int? side)
    {
        var options = new MosaicOptions { Width = 300, Height = 200, MaxSide = side, Grid = true, Threads = 2 };
        var boxes = MosaicLayout.Of([.. Enumerable.Range(0, count).Select(i => At(i % 7, i % 11))], options);
        Assert.Equal(count, boxes.Select(box => box.Picture).Distinct().Count());
        var taken = new HashSet<(int, int)>();
        foreach (var box in boxes)
        {
            Assert.True(box is { Left: >= 0, Top: >= 0, Right: <= 300, Bottom: <= 200 });
            Assert.InRange(box.InnerWidth, 1, side ?? 300);
            for (var y = box.Top; y < box.Bottom; y++)
            {
                for (var x = box.Left; x < box.Right; x++)
                    Assert.True(taken.Add((x, y)));
            }
        }
    }

    [Fact]
    public void Of_GridOfMorePicturesThanPixels_SaysWhatToDo()
    {
        var fault = Assert.Throws<ArgumentException>(() => MosaicLayout.Of(
            [.. Enumerable.Repeat(At(0, 0), 7)], new() { Width = 3, Height = 2, Grid = true }));
        Assert.Contains("7 pictures do not fit side by side into 3 × 2 ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_GivenWindow_KeepsItsAxesWhateverIsInIt()
    {
        MosaicPicture[] pictures = [At(0, 0), At(1, 1), At(0.25, 0.75)];
        var all = MosaicLayout.Of(pictures, Small);
        var one = MosaicLayout.Of([pictures[2]], Small with { Window = MapWindow.Of(pictures) });
        Assert.Equal(all.Single(box => box.Picture == 2) with { Picture = 0 }, Assert.Single(one));
    }

    [Fact]
    public void Of_OptionsThatCannotBe_NamesAllFaults()
    {
        var fault = Assert.Throws<ArgumentException>(() => MosaicLayout.Of(
            [], new() { Width = 0, Border = -1, Ground = 0x1000000 }));
        Assert.Equal(
            "A mosaic cannot be so: Width is 0; it takes at least 1; Border is -1; it takes at least 0; "
            + "Ground is 0x1000000; it takes 0 to 0xFFFFFF.",
            fault.Message);
    }

    private static MosaicPicture At(double x, double y) => new() { X = x, Y = y, Width = 500, Height = 500 };
}
