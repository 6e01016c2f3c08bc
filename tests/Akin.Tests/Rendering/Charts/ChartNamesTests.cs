using Akin.Rendering.Charts;
using Xunit;

namespace Akin.Tests.Rendering.Charts;

public sealed class ChartNamesTests
{
    [Fact]
    public void Fit_ShortName_StaysAsItIs() => Assert.Equal("IMG_0001.jpg", ChartNames.Fit("IMG_0001.jpg", 150));

    [Theory]
    [InlineData("IMG_20230101_120000_a_very_long_name_of_a_camera_0042.jpg")]
    [InlineData("写真の長い名前のファイル二千二十三年十二月三十一日午後三時.jpg")]
    [InlineData("صورة من العطلة في الجبال مع الأصدقاء ١٢٣.jpg")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧.jpg")]
    public void Fit_LongName_KeepsBothEnds(string name)
    {
        var text = ChartNames.Fit(name, 150);
        Assert.InRange(ChartNames.Width(text), 100, 150);
        var parts = text.Split('…');
        Assert.StartsWith(parts[0], name, StringComparison.Ordinal);
        Assert.EndsWith(parts[1], name, StringComparison.Ordinal);
        Assert.EndsWith(".jpg", text, StringComparison.Ordinal);
        Assert.InRange(parts[0].Length, 1, name.Length);

        // No letter is cut in two: the ends are of whole letters as people see them.
        var letters = System.Globalization.StringInfo.ParseCombiningCharacters(name);
        Assert.Contains(parts[0].Length, letters);
        Assert.Contains(name.Length - parts[1].Length, letters);
    }

    [Fact]
    public void Fit_NoRoom_IsThreeDots() => Assert.Equal("…", ChartNames.Fit("long name.jpg", 3));
}
