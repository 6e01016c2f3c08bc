using Akin.Rendering;
using Akin.Rendering.Sheets;
using Xunit;

namespace Akin.Tests.Rendering.Sheets;

public sealed class SheetCaptionsTests
{
    [Fact]
    public void Lines_OfEachKind_SayThat()
    {
        var picture = new ReportPicture { RelativePath = "a/b c.jpg", Distance = 0.5f };
        Assert.Equal(["b c.jpg"], SheetCaptions.Lines(picture, SheetCaption.Name));
        Assert.Equal(["b c.jpg", "0.500"], SheetCaptions.Lines(picture, SheetCaption.Both));
        Assert.Equal(["–"], SheetCaptions.Lines(picture with { Label = -1 }, SheetCaption.Distance));
        Assert.Empty(SheetCaptions.Lines(picture, SheetCaption.None));
    }
}
