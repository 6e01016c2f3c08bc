using Akin.Embedding;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class LoadedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ByteBudget _budget = new(10);

    public void Dispose()
    {
        _budget.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Read_File_GivesItsBytesAndCountsThemUntilDisposed()
    {
        using (var file = Read(_folder.Write("a", 1, 2, 3)))
        {
            Assert.Null(file.Failure);
            Assert.Equal([1, 2, 3], file.Bytes.ToArray());
            Assert.False(_budget.TryTake(8));
        }

        Assert.True(_budget.TryTake(10));
    }

    [Fact]
    public void Read_EmptyFile_GivesNoBytes()
    {
        using var file = Read(_folder.Write("empty"));

        Assert.Null(file.Failure);
        Assert.True(file.Bytes.IsEmpty);
    }

    [Fact]
    public void Read_MissingFileOrFolder_IsUnreachableWithTheReason()
    {
        using var missing = Read(_folder.PathOf("missing"));
        using var folder = Read(_folder.Root);

        Assert.All([missing, folder], file => Assert.Equal(PictureState.Unreachable, file.Failure?.State));
        Assert.Contains("missing", missing.Failure?.Reason, StringComparison.Ordinal);
        Assert.True(_budget.TryTake(10));
    }

    [Fact]
    public void Read_TooLargeFile_IsNotRead()
    {
        using var file = Read(_folder.Write("large", 1, 2, 3, 4, 5));

        Assert.Equal(PictureState.TooLarge, file.Failure?.State);
        Assert.Contains("5 bytes", file.Failure?.Reason, StringComparison.Ordinal);
        Assert.True(file.Bytes.IsEmpty);
    }

    private LoadedFile Read(string path) =>
        LoadedFile.Read(PictureContent.OnDisk(path), maxBytes: 4, _budget, TestContext.Current.CancellationToken);
}
