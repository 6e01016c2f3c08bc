using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Imaging;

public sealed class SvgRasterizerTests
{
    [Fact]
    public void Render_ScaleTwo_DrawsTwiceAsLargeOverWhite()
    {
        const string svg =
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"><rect width="5" height="5" fill="#f00"/></svg>
            """;
        var image = SvgRasterizer.Render(svg, 2);
        Assert.Equal((20, 10), (image.Width, image.Height));
        Assert.Equal(new byte[] { 255, 0, 0 }, image.Pixels[..3]);
        Assert.Equal(new byte[] { 255, 255, 255 }, image.Pixels[^3..]);
    }
}
