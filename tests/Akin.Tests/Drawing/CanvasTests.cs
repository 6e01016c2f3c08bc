using System.Numerics;
using Akin.Drawing;
using Xunit;

namespace Akin.Tests.Drawing;

public sealed class CanvasTests
{
    [Fact]
    public void Fill_RectangleOnHalfPixels_CoversByArea()
    {
        var canvas = new Canvas(4, 3);

        canvas.Fill(Outline.Rectangle(0.5f, 1, 2, 1.25f), Colour.White);

        Assert.Equal([0f, 0, 0, 0], Row(canvas, 0));
        Assert.Equal([0.5f, 1, 0.5f, 0], Row(canvas, 1));
        Assert.Equal([0.125f, 0.25f, 0.125f, 0], Row(canvas, 2));
    }

    [Theory]
    [InlineData(20, 20, 12.5)]
    [InlineData(20, 20, 3)]
    public void Fill_Ellipse_AddsUpToItsArea(float x, float y, float radius)
    {
        var canvas = new Canvas(40, 40);
        canvas.Fill(Outline.Ellipse(x, y, radius, radius), Colour.White);
        Assert.Equal(Math.PI * radius * radius, Sum(canvas), Math.PI * radius * radius * 0.12);
    }

    [Fact]
    public void Fill_TriangleOverEveryBorder_CoversWhatIsInside()
    {
        var canvas = new Canvas(10, 10);

        // The line from (−10, 20) to (20, −10) is x + y = 10: half of the canvas lies below it.
        canvas.Fill(Outline.Polygon(new(-10, 20), new(20, -10), new(40, 40)), Colour.White);

        Assert.Equal(50, Sum(canvas), 1e-3);
    }

    [Fact]
    public void Fill_OverlappingContoursOfOneDirection_JoinAsOne()
    {
        var canvas = new Canvas(8, 2);
        canvas.Fill(Outline.Rectangle(0, 0, 5, 2).Add(Outline.Rectangle(3, 0, 5, 2)), Colour.White);
        Assert.Equal(16, Sum(canvas), 1e-4);
    }

    [Fact]
    public void Fill_SecondOutline_IsNotTouchedByTheFirst()
    {
        var canvas = new Canvas(6, 6);
        canvas.Fill(Outline.Ellipse(3, 3, 2, 2), Colour.White);
        canvas.Fill(Outline.Rectangle(-5, -5, 20, 20), Colour.Black);
        Assert.Equal(0, Sum(canvas));
    }

    [Fact]
    public void ToImage_ColoursPastTheRange_AreHeldToBytes()
    {
        var canvas = new Canvas(2, 1);
        canvas[0][0] = new Vector3(2, -1, 0.5f);
        Assert.Equal([255, 0, 128, 0, 0, 0], canvas.ToImage().Pixels);
    }

    private static float[] Row(Canvas canvas, int row) => [.. canvas[row].ToArray().Select(colour => colour.X)];

    private static double Sum(Canvas canvas) =>
        Enumerable.Range(0, canvas.Height).Sum(row => Row(canvas, row).Sum(value => (double)value));
}
