using Akin.Intake.Text;
using Xunit;

namespace Akin.Tests.Intake.Text;

public sealed class CsvRecordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a,b\n1,2\n", "[a|b][1|2]")]
    [InlineData("a,b\r\n1,2", "[a|b][1|2]")]
    [InlineData("a,b\r1,2\r", "[a|b][1|2]")]
    [InlineData("a,,\n", "[a||]")]
    [InlineData("\"x, y\",\"say \"\"so\"\"\"\n", "[x, y|say \"so\"]")]
    [InlineData("\"two\nlines\",1\n3,4\n", "[two\nlines|1][3|4]")]
    [InlineData("12\",5\n6,7\n", "[12\"|5][6|7]")] // A quote inside a value is a sign like others.
    [InlineData("\n1\n", "[][1]")]
    public void Next_Text_GivesItsRecords(string text, string expected) => Assert.Equal(expected, Read(text));

    [Fact]
    public void Next_QuoteNeverClosed_IsRefusedWithItsLine()
    {
        var error = Assert.Throws<TableException>(() => Read("row,label\n0,1\n1,\"12\n2,3\n"));
        Assert.Equal("T.csv, line 3 opens a quote that is never closed.", error.Message);
    }

    [Fact]
    public void Line_AfterAValueOfSeveralLines_IsThatOfTheFile()
    {
        using var text = new StringReader("\"a\nb\nc\"\n1\n");
        var records = new CsvRecords(text, "T.csv");
        records.Next();
        Assert.Equal(1, records.Line);
        records.Next();
        Assert.Equal(4, records.Line);
    }

    private static string Read(string csv)
    {
        using var text = new StringReader(csv);
        var records = new CsvRecords(text, "T.csv");
        var all = "";
        while (records.Next() is { } record)
        {
            all += $"[{string.Join('|', record)}]";
        }

        return all;
    }
}
