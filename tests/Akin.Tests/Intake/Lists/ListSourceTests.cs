using System.IO.Compression;
using System.Text;
using Akin.Intake;
using Akin.Intake.Lists;
using Akin.Intake.Text;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Intake.Lists;

public sealed class ListSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("brand,thumbnail\nA,https://x/1.jpg\n", "thumbnail")]
    [InlineData("brand;Image URL\nA;https://x/1.jpg\n", "Image URL")]
    [InlineData("brand\tpath\nA\thttps://x/1.jpg\n", "path")]
    [InlineData("sep=;\nurl;file\nhttps://x/1.jpg;none\n", "url")]
    [InlineData("image,url\na red rose,https://x/1.jpg\n", "url")]
    [InlineData("Name,Wo\nA,https://x/1.jpg\n", "Wo")]
    [InlineData("A,https://x/1.jpg\nB,https://x/2.jpg\n", "column 2")]
    [InlineData("source,pic\nInstagram,https://x/1.jpg\n", "pic")]
    [InlineData("image,Wo\na red rose,https://x/1.jpg\n", "Wo")]
    [InlineData("\"Image\nURL\";brand\nhttps://x/1.jpg;A\n", "Image\nURL")]
    [InlineData("brand,url\rA,https://x/1.jpg\rB,https://x/2.jpg\r", "url")]
    [InlineData("Brands 2024,\n,\nbrand,url\nA,https://x/1.jpg\n", "url")]
    [InlineData("thumbnail\nhttps://x/1,2;3.jpg\n", "thumbnail")]
    [InlineData("\"thumbnail\",\"text\"\n\"https://x/1.jpg\",\"two\nlines\"\n", "thumbnail")]
    public void Open_Table_FindsTheColumnOfPictures(string text, string column)
    {
        var list = PictureList.Open(_folder.Write("l.csv", Encoding.UTF8.GetBytes(text)), null);

        Assert.Equal(column, list.AddressColumn);
        Assert.StartsWith("https://x/1", list.Rows().First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ColumnThatIsNamed_IsTaken()
    {
        var path = _folder.Write("l.csv", "a,b,url\n1.jpg,2.jpg,3.jpg\n"u8);

        Assert.Equal("2.jpg", PictureList.Open(path, "B").Rows().Single().Text);
        Assert.Equal("1.jpg", PictureList.Open(path, "1").Rows().Single().Text);
        Assert.Contains(
            "its columns are 'a', 'b', 'url'",
            Assert.Throws<TableException>(() => PictureList.Open(path, "c")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TableWithoutPictures_SaysWhichColumnsThereAre()
    {
        var path = _folder.Write("l.csv", "name,age\nx,3\n"u8);
        var fault = Assert.Throws<TableException>(() => PictureList.Open(path, null));
        Assert.EndsWith(
            "its columns are 'name', 'age'. Name one with --column NAME.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("brand,url\n")]
    public void Rows_ListWithoutOne_AreNone(string text) =>
        Assert.Empty(PictureList.Open(_folder.Write("l.csv", Encoding.UTF8.GetBytes(text)), null).Rows());

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void Rows_AnyEncoding_AreTheSameText(string name, bool mark)
    {
        var encoding = name == "windows-1252" ? CodePages.Windows : Encoding.GetEncoding(name);
        var text = "url;Wörter\n" + string.Concat(Enumerable.Repeat("bilder/größe.jpg;é\n", 9000));
        var path = _folder.Write("l.csv", [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);

        var list = PictureList.Open(path, null);

        Assert.Equal(["url", "Wörter"], list.Columns);
        Assert.Equal(9000, list.Rows().Count(row => row.Text == "bilder/größe.jpg" && row.Values[1] == "é"));
    }

    [Fact]
    public void Rows_Workbook_AreThoseOfItsFirstSheet()
    {
        var list = PictureList.Open(_folder.Write("l.xlsx", Workbook()), null);

        Assert.Equal(["brand", "thumbnail", "likes"], list.Columns);
        Assert.Equal("thumbnail", list.AddressColumn);
        Assert.Equal(
            [("https://x/1.jpg", "Ä & B", "12"), ("", "C", ""), ("https://x/2.jpg", "", "1.5")],
            list.Rows().Select(row => (row.Text, row.Values[0], row.Values.ElementAtOrDefault(2) ?? "")));
    }

    [Fact]
    public void List_NoWorkbook_IsOneUnreadableLine()
    {
        _folder.Write("l.xlsx", 1, 2, 3);
        var line = Assert.Single(SourceWalk.List([PictureSource.Open(_folder.PathOf("l.xlsx"))]));

        Assert.Equal(("", PictureState.Unreadable), (line.RelativePath, line.State));
        Assert.Contains("cannot be read as an .xlsx workbook", line.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void List_FaultFurtherDown_KeepsTheRowsBeforeAndNamesTheRow()
    {
        _folder.Write("a.jpg", 1);
        var rows = string.Concat(Enumerable.Range(0, 300).Select(i => $"{i}.jpg,x\n"));
        _folder.Write("l.csv", Encoding.UTF8.GetBytes($"path,text\na.jpg,x\n{rows}\"b.jpg,x\nc.jpg,x\n"));

        var found = SourceWalk.List([PictureSource.Open(_folder.PathOf("l.csv"))]);

        Assert.Equal(302, found.Count);
        Assert.Equal(("a.jpg", PictureState.Pending), (found[0].RelativePath, found[0].State));
        Assert.Equal(("", PictureState.Unreadable), (found[^1].RelativePath, found[^1].State));
        Assert.Contains("line 303 opens a quote", found[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void List_FaultBeforeAnyPicture_IsTheOnlyLine()
    {
        _folder.Write("l.csv", "name,age\nx,\"3\n"u8);
        var line = Assert.Single(SourceWalk.List([PictureSource.Open(_folder.PathOf("l.csv"))]));

        Assert.Equal(PictureState.Unreadable, line.State);
        Assert.EndsWith("read as far as row 1", line.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WorkbookOfSeveralSheets_SaysWhichIsRead()
    {
        const string Empty = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t> </t></is></c></row>";
        var list = PictureList.Open(_folder.Write("l.xlsx", Workbook(Empty)), null);

        Assert.Equal("thumbnail", list.AddressColumn);
        Assert.Equal(3, list.Rows().Count());
        Assert.Equal("l.xlsx: the sheet 'S' is read, not 'Last'", list.Notice);
        Assert.Null(PictureList.Open(_folder.Write("one.xlsx", Workbook()), null).Notice);
    }

    [Fact]
    public void Rows_SeparatorInAText_LeavesEachRowAPathOfItsOwn()
    {
        var list = PictureList.Open(_folder.Write("l.txt", "a\u001F2\na\na\n"u8), null);
        var paths = list.Rows().Select(row => row.Path).ToArray();

        Assert.Equal(3, paths.Distinct().Count());
        Assert.Equal("a\uFFFD2", ListPlace.TextOf(paths[0]));
    }

    [Theory]
    [InlineData("in", "in/l.csv")]
    [InlineData("in/l.csv", "in")]
    public void List_FolderWithItsList_IsReadInEitherOrder(string first, string second)
    {
        _folder.Write("in/a.jpg", 1);
        _folder.Write("b.jpg", 1);
        _folder.Write("in/l.csv", "path\n../b.jpg\n"u8);

        var found = SourceWalk.List(
            [PictureSource.Open(_folder.PathOf(first)), PictureSource.Open(_folder.PathOf(second))]);

        Assert.Equal(
            [
                ("../b.jpg", PictureState.Pending), ("a.jpg", PictureState.Pending), ("l.csv", PictureState.Skipped),
            ],
            found.Select(file => (file.RelativePath, file.State)).OrderBy(file => file.RelativePath));
    }

    [Fact]
    public void List_ListNamedTwice_IsReadOnce()
    {
        _folder.Write("a.jpg", 1);
        _folder.Write("l.csv", "path\na.jpg\n"u8);
        File.CreateSymbolicLink(_folder.PathOf("m.csv"), _folder.PathOf("l.csv"));

        var found = SourceWalk.List(
            [PictureSource.Open(_folder.PathOf("l.csv")), PictureSource.Open(_folder.PathOf("m.csv"))]);

        Assert.Equal([PictureState.Pending, PictureState.Skipped], found.Select(file => file.State));
    }

    [Fact]
    public void List_EachRow_HasOneStateAndAPlaceOfItsOwn()
    {
        _folder.Write("cats/a b.jpg", 1, 2);
        _folder.Write("l.txt", Encoding.UTF8.GetBytes(
            "cats/a b.jpg\n\nhttps://x/1.jpg\nhttps://x/1.jpg\nftp://x/2.jpg\nnone.jpg\ncats\nhttps://x/1.jpg\n"
            + "cats\\a b.jpg\nhttp://\n"));
        var source = PictureSource.Open(_folder.PathOf("l.txt"));
        var found = SourceWalk.List([source]);

        Assert.Equal(
            [
                ("cats/a b.jpg", PictureState.Pending), ("https://x/1.jpg", PictureState.Pending),
                ("https://x/1.jpg", PictureState.DuplicateAddress), ("ftp://x/2.jpg", PictureState.Unsupported),
                ("none.jpg", PictureState.Unreachable), ("cats", PictureState.Unsupported),
                ("https://x/1.jpg", PictureState.DuplicateAddress), ("cats\\a b.jpg", PictureState.Pending),
                ("http://", PictureState.Unreachable),
            ],
            found.Select(file => (ListPlace.TextOf(file.RelativePath), file.State)));
        Assert.Equal(found.Count, found.Select(file => file.RelativePath).Distinct().Count());
        Assert.Equal([false, true, true], found.Take(3).Select(file => file.IsAddress || file.State != 0));
        Assert.Equal("https://x/1.jpg", source.LocationOf(found[2].RelativePath));
        Assert.Equal(_folder.PathOf("cats", "a b.jpg"), source.LocationOf(found[0].RelativePath));
        Assert.Equal(["cats", "", "", "", "", "", "", "cats", ""], found.Select(file => file.Collection));
    }

    [Theory]
    [InlineData("https://x.org/a/b%20c.jpg?size=2", "x.org/a/b c.jpg")]
    [InlineData("https://x.org/", "x.org")]
    [InlineData("https://x.org/..%2F..%2Fetc/p", "x.org/.._.._etc/p")]
    [InlineData("cats/a.jpg", "cats/a.jpg")]
    [InlineData("./a.jpg", "a.jpg")]
    [InlineData("../../../../../../../../../a.jpg", "a.jpg")]
    public void PlaceInTree_Anything_NeverLeadsOut(string text, string place) =>
        Assert.Equal(place, new PictureSource("/lists", "l.csv").PlaceInTree(text));

    /// <summary>
    /// A workbook by hand: shared and inline texts, a number, an empty row and an empty cell; with a sheet of these
    /// rows before and another after it.
    /// </summary>
    private static byte[] Workbook(string? before = null)
    {
        const string Last = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x.jpg</t></is></c></row>";
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        (string Name, string Xml)[] parts =
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" "
                + $"Type=\"{Kinds}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Kinds}\"><sheets>"
                + (before is null ? "" : "<sheet name=\"First\" sheetId=\"2\" r:id=\"r3\"/>")
                + "<sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/>"
                + (before is null ? "" : "<sheet name=\"Last\" sheetId=\"3\" r:id=\"r4\"/>") + "</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" "
                + $"Type=\"{Kinds}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" "
                + $"Type=\"{Kinds}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" "
                + $"Type=\"{Kinds}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"r4\" "
                + $"Type=\"{Kinds}/worksheet\" Target=\"worksheets/sheet3.xml\"/></Relationships>"),
            ("xl/worksheets/sheet2.xml", $"<worksheet {Main}><sheetData>{before}</sheetData></worksheet>"),
            ("xl/worksheets/sheet3.xml", $"<worksheet {Main}><sheetData>{Last}</sheetData></worksheet>"),
            ("xl/sharedStrings.xml", $"<sst {Main}><si><t>brand</t></si><si><t>thumbnail</t></si>"
                + "<si><t>Ä &amp; B</t></si></sst>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                + "<c r=\"C1\" t=\"inlineStr\"><is><t>likes</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c>"
                + "<c r=\"B2\" t=\"inlineStr\"><is><t>https://x/1.jpg</t></is></c><c r=\"C2\"><v>12</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>C</t></is></c></row>"
                + "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t> https://x/2.jpg</t></is></c>"
                + "<c r=\"C5\"><v>1.5</v></c></row></sheetData></worksheet>"),
        ];
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        return bytes.ToArray();
    }
}
