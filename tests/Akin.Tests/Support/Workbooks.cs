using System.Security;
using System.Text;

namespace Akin.Tests.Support;

/// <summary>Workbooks of one sheet, written by hand.</summary>
internal static class Workbooks
{
    /// <summary>A workbook of rows of texts, in the columns from A on.</summary>
    public static byte[] Of(params string[][] rows)
    {
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var cells = string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">" + string.Concat(row.Select((text, c) =>
            $"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>"))
            + "</row>"));
        (string Name, string Xml)[] parts =
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" "
                + $"Type=\"{Kinds}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Kinds}\"><sheets>"
                + "<sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" "
                + $"Type=\"{Kinds}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData>{cells}</sheetData></worksheet>"),
        ];
        return Archives.Zip([.. parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Xml)))]);
    }
}
