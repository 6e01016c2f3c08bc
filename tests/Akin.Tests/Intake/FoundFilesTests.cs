using Akin.Intake;
using Xunit;

namespace Akin.Tests.Intake;

public sealed class FoundFilesTests
{
    [Fact]
    public void Sort_SeveralSources_AreInTheirOrderAndEachByPathOrAsAdded()
    {
        SourceFile[] files =
        [
            new(1, "z", "", 1, 2), new(2, "b", "C", 3, 4), new(0, "b/1", "", 5, 6),
            new(1, "a", "", 7, 8, PictureState.Skipped, "why") { IsAddress = true }, new(0, "b.png", "C", 9, 10),
            new(2, "a", "C", 11, 12, PictureState.Unreachable, "why"), new(0, "画", "", 13, 14),
        ];
        var found = new FoundFiles();
        foreach (var file in files)
        {
            found.Add(file);
        }

        Assert.Equal(files, found);
        found.Sort(source => source == 1);
        Assert.Equal([files[4], files[2], files[6], files[0], files[3], files[5], files[1]], found);
        Assert.Equal(files[6], found[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => found[7]);
    }
}
