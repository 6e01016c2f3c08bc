using System.Buffers.Binary;
using System.Text;
using Akin.Intake;
using Akin.Intake.Lists;
using Akin.Intake.Text;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Intake.Archives;

public sealed class ArchiveSourceTests : IDisposable
{
    private const int Flags = 8;
    private const int Method = 10;
    private const int CheckSum = 16;
    private const int Length = 24;
    private static readonly byte[] One = "one"u8.ToArray();
    private readonly TemporaryFolder _folder = new();
    private readonly SourceReader _reader = new("");

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void List_Archive_GivesItsMembersLikeTheFilesOfAFolder()
    {
        var found = List(Support.Archives.Zip(
            ("top.jpg", One), ("cats/a.jpg", One), ("cats/young/😀\n.jpg", One), ("cats/", []), ("dogs/b.jpg", One)));

        Assert.Equal(
            [("cats/a.jpg", "cats"), ("cats/young/😀\n.jpg", "cats"), ("dogs/b.jpg", "dogs"), ("top.jpg", "")],
            found.Select(file => (file.RelativePath, file.Collection)));
        Assert.All(found, file => Assert.Equal((PictureState.Pending, "", 3), (file.State, file.Reason, file.Size)));
    }

    [Fact]
    public void Find_Members_GiveTheirBytesTimesAndPlaces()
    {
        var large = Enumerable.Range(0, 300_000).Select(i => (byte)(i * i / 7)).ToArray();
        List(Support.Archives.Zip(("stored.jpg", large), ("in/deflated.jpg", large)));

        foreach (var name in new[] { "stored.jpg", "in/deflated.jpg" })
        {
            var content = Find(name);
            Assert.Equal(large, content.ReadAll());
            Assert.Equal(large, content.ReadAll());
            Assert.Equal(Support.Archives.Then.UtcDateTime, content.Changed);
            Assert.Equal(_folder.PathOf("x.zip") + "/" + name, content.Location);
            Assert.Null(content.OwnPath);
        }
    }

    [Fact]
    public void List_HiddenMembers_AreSkippedAsInFolders()
    {
        var found = List(Support.Archives.Zip(
            ("__MACOSX/a/._b.jpg", One), ("__MACOSX/._c.jpg", One), ("a/.DS_Store", One), (".git/x/y", One)));

        Assert.Equal(
            [(".git/", "hidden folder"), ("__MACOSX/", "hidden folder"), ("a/.DS_Store", "hidden file")],
            found.Select(file => (file.RelativePath, file.Reason)));
        Assert.All(found, file => Assert.Equal(PictureState.Skipped, file.State));
    }

    [Fact]
    public void List_WhatCannotBeRead_HasItsStateAndReason()
    {
        var zip = Support.Archives.Zip(
            ("secret.jpg", One), ("odd.jpg", One), ("../out.jpg", One), ("/root.jpg", One), ("inner.zip", One));
        Support.Archives.Patch(zip, "secret.jpg", Flags, 1, 2);
        Support.Archives.Patch(zip, "odd.jpg", Method, 14, 2);

        var found = List(zip).ToDictionary(file => file.RelativePath);

        Assert.All(found.Values, file => Assert.Equal(PictureState.Unsupported, file.State));
        Assert.Contains("encrypted", found["secret.jpg"].Reason, StringComparison.Ordinal);
        Assert.Contains("LZMA", found["odd.jpg"].Reason, StringComparison.Ordinal);
        Assert.Contains("leads out", found["../out.jpg"].Reason, StringComparison.Ordinal);
        Assert.Contains("leads out", found["/root.jpg"].Reason, StringComparison.Ordinal);
        Assert.Contains("archive within", found["inner.zip"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void List_MembersOfOneName_TheLastCounts()
    {
        var found = List(Support.Archives.Zip(("a.jpg", "first"u8.ToArray()), ("a.jpg", "last"u8.ToArray())));

        Assert.Equal(
            [("a.jpg", PictureState.Pending), ("a.jpg (2)", PictureState.Skipped)],
            found.Select(file => (file.RelativePath, file.State)));
        Assert.Equal("last"u8.ToArray(), Find("a.jpg").ReadAll());
    }

    [Fact]
    public void Read_MemberThatSaysItIsTooLarge_IsNotUnpacked()
    {
        // Its packed bytes are no bytes of deflate: whoever unpacks it sees damage.
        var zip = Support.Archives.Zip(("a.jpg", One), ("bad.jpg", new byte[200_000]));
        var packed = zip.AsSpan().IndexOf("bad.jpg"u8) + "bad.jpg".Length;
        zip.AsSpan(packed, 20).Fill(0xFF);
        List(zip);

        var fault = Assert.Throws<PictureFaultException>(() => FileContent.Read(Find("bad.jpg"), 100_000));

        Assert.Equal(PictureState.TooLarge, fault.State);
    }

    [Fact]
    public void List_LargeEndThatWrapsAround_IsOneUnreadableLine()
    {
        var zip = Support.Archives.Zip(("a.jpg", One));
        var end = zip.Length - 22;
        byte[] large = [.. zip.AsSpan(0, end), .. new byte[56 + 20], .. zip.AsSpan(end)];
        BinaryPrimitives.WriteUInt32LittleEndian(large.AsSpan(end), 0x06064B50);
        BinaryPrimitives.WriteInt64LittleEndian(large.AsSpan(end + 40), long.MaxValue);
        BinaryPrimitives.WriteInt64LittleEndian(large.AsSpan(end + 48), long.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(large.AsSpan(end + 56), 0x07064B50);
        BinaryPrimitives.WriteInt64LittleEndian(large.AsSpan(end + 64), end);
        large.AsSpan(end + 76 + 10, 10).Fill(0xFF);

        var found = Assert.Single(List(large));

        Assert.Equal(("", PictureState.Unreadable), (found.RelativePath, found.State));
    }

    [Fact]
    public void List_ManyMembersOfOneName_AreNumberedInOneGo()
    {
        // As many as would take minutes if each looked for its number from the beginning.
        const int Members = 30_000;
        var found = List(Support.Archives.Zip([.. Enumerable.Repeat(("a.jpg", One), Members)]));

        Assert.Equal(Members, found.Select(file => file.RelativePath).Distinct().Count());
        Assert.Contains(found, file => file.RelativePath == $"a.jpg ({Members})");
    }

    [Fact]
    public void List_FolderWithItsArchive_IsReadInEitherOrder()
    {
        Write(Support.Archives.Zip(("a.jpg", One)));
        PictureSource[] sources = [PictureSource.Open(_folder.Root), Source()];
        foreach (var order in new[] { sources, [.. sources.Reverse()] })
        {
            Assert.Equal(
                [("a.jpg", PictureState.Pending), ("x.zip", PictureState.Skipped)],
                SourceWalk.List(order).Select(file => (file.RelativePath, file.State)).Order());
        }
    }

    [Fact]
    public void List_NamesInCodePage437_AreText()
    {
        var found = List(Support.Archives.Zip(CodePages.Dos, ("Bäume/Größe.jpg", One)));

        Assert.Equal("Bäume/Größe.jpg", Assert.Single(found).RelativePath);
    }

    [Theory]
    [InlineData(CheckSum, 7u, 1 << 20, PictureState.Unreadable, "check sum")]
    [InlineData(Length, 10u, 150_000, PictureState.TooLarge, "more than the limit")]
    [InlineData(Length, 10u, 1 << 20, PictureState.Unreadable, "has 200000 bytes")]
    [InlineData(Length, 4_000_000u, 150_000, PictureState.TooLarge, "more than the limit")]
    [InlineData(Length, 4_000_000u, 1 << 20, PictureState.TooLarge, "more than the limit")]
    [InlineData(Length, 4_000_000u, 1 << 23, PictureState.Unreadable, "has 200000 bytes")]
    [InlineData(Length, 200_001u, 1 << 20, PictureState.Unreadable, "ends after 200000")]
    public void Read_DirectoryThatLies_FailsByWhatThereReallyIs(
        int field, uint value, int limit, PictureState state, string words)
    {
        var zip = Support.Archives.Zip(("good.jpg", One), ("bad.jpg", new byte[200_000]));
        List(Support.Archives.Patch(zip, "bad.jpg", field, value));

        var fault = Assert.Throws<PictureFaultException>(() => FileContent.Read(Find("bad.jpg"), limit));

        Assert.Equal(state, fault.State);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Equal(One, Find("good.jpg").ReadAll());
    }

    [Fact]
    public void List_ArchiveThatIsCutOff_IsOneUnreadableLine()
    {
        var zip = Support.Archives.Zip(("a.jpg", new byte[1000]), ("b.jpg", One));
        var found = Assert.Single(List(zip[..(zip.Length / 2)]));

        Assert.Equal(("", PictureState.Unreadable), (found.RelativePath, found.State));
        Assert.Contains("cut off", found.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", PictureState.Empty)]
    [InlineData("a text that is no archive", PictureState.Unreadable)]
    public void List_NoArchive_IsOneLine(string content, PictureState state) =>
        Assert.Equal(state, Assert.Single(List(Encoding.UTF8.GetBytes(content))).State);

    [Fact]
    public void List_ArchiveBehindAProgram_IsRead()
    {
        List([.. new byte[5000], .. Support.Archives.Zip(("a.jpg", One))]);

        Assert.Equal(One, Find("a.jpg").ReadAll());
    }

    [Fact]
    public void Find_ArchiveThatWasReplaced_GivesWhatIsThereNow()
    {
        List(Support.Archives.Zip(("a.jpg", One), ("b.jpg", One)));
        Find("a.jpg");
        Write(Support.Archives.Zip(("a.jpg", "other"u8.ToArray())));
        File.SetLastWriteTimeUtc(_folder.PathOf("x.zip"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal("other"u8.ToArray(), Find("a.jpg").ReadAll());
        Assert.Equal(
            PictureState.Unreachable, Assert.Throws<PictureFaultException>(() => Find("b.jpg").ReadAll()).State);
    }

    [Fact]
    public void List_SeveralArchives_AreCollectionsByTheirNames()
    {
        _folder.Write("Brand A.zip", Support.Archives.Zip(("x/1.jpg", One)));
        _folder.Write("Brand B.zip", Support.Archives.Zip(("2.jpg", One)));
        var found = SourceWalk.List(
            [.. new[] { "Brand A.zip", "Brand B.zip" }.Select(name => PictureSource.Open(_folder.PathOf(name)))]);

        Assert.Equal(["Brand A", "Brand B"], found.Select(file => file.Collection));
    }

    [Fact]
    public void Append_PiecesOfAnyLength_GiveTheKnownSum()
    {
        var crc = Akin.Intake.Archives.Crc32.Append(0, "123456789"u8);

        Assert.Equal(0xCBF43926u, crc);
        Assert.Equal(crc, Akin.Intake.Archives.Crc32.Append(Akin.Intake.Archives.Crc32.Append(0, "1234"u8), "56789"u8));
    }

    private IReadOnlyList<SourceFile> List(byte[] zip)
    {
        Write(zip);
        return SourceWalk.List(
            [Source()], SourceLists.Open([Source()], [new()]), _reader, TestContext.Current.CancellationToken);
    }

    private void Write(byte[] zip) => _folder.Write("x.zip", zip);

    private PictureSource Source() => PictureSource.Open(_folder.PathOf("x.zip"));

    private PictureContent Find(string name) => _reader.Find(Source(), name);
}
