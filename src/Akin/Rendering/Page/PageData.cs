using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Akin.Rendering.Charts;
using Akin.Rendering.Pictures;

namespace Akin.Rendering.Page;

/// <summary>
/// What the map's script needs, as JSON inside the page: paths as text, numbers packed little-endian in base64. The
/// writer
/// escapes every character that could end a script element.
/// </summary>
internal static class PageData
{
    public static string Json(ReportModel model, MapFrame frame, SpriteSheets sprites)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            WritePaths(json, model);
            WriteNumbers(json, model, frame);
            WriteSprites(json, sprites, model.Pictures.Count);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Relative paths, and for each picture which folder stands before it (0 = none).</summary>
    private static void WritePaths(Utf8JsonWriter json, ReportModel model)
    {
        var bases = new List<string> { "" };
        var indices = new ushort[model.Pictures.Count];
        json.WriteStartArray("paths");
        for (var row = 0; row < indices.Length; row++)
        {
            var picture = model.Pictures[row];
            json.WriteStringValue(picture.RelativePath);
            var folder = FolderBefore(picture);
            var index = bases.LastIndexOf(folder);
            if (index < 0 && bases.Count < ushort.MaxValue)
            {
                index = bases.Count;
                bases.Add(folder);
            }

            indices[row] = (ushort)Math.Max(0, index);
        }

        json.WriteEndArray();
        json.WriteStartArray("bases");
        foreach (var each in bases)
            json.WriteStringValue(each);

        json.WriteEndArray();
        json.WriteString("base", Pack(indices));
    }

    private static string FolderBefore(ReportPicture picture)
    {
        var absolute = OperatingSystem.IsWindows() ? picture.AbsolutePath.Replace('\\', '/') : picture.AbsolutePath;
        return absolute.EndsWith('/' + picture.RelativePath, StringComparison.Ordinal)
            ? absolute[..^picture.RelativePath.Length] : "";
    }

    private static void WriteNumbers(Utf8JsonWriter json, ReportModel model, MapFrame frame)
    {
        var count = model.Pictures.Count;
        var (places, labels, distances) = (new ushort[2 * count], new ushort[count], new ushort[count]);
        var farthest =
            Math.Max(1e-9, count == 0
            ? 0 : model.Pictures.Max(picture => float.IsFinite(picture.Distance) ? picture.Distance : 0));
        for (var row = 0; row < count; row++)
        {
            var picture = model.Pictures[row];
            var (x, y) = frame.Place(picture) is var (u, v)
                ? (Sixteen(u), Sixteen(v)) : (ushort.MaxValue, ushort.MaxValue);
            (places[2 * row], places[(2 * row) + 1]) = (x, y);
            labels[row] = (ushort)(picture.Label + 1);
            distances[row] = float.IsFinite(picture.Distance) ? Sixteen(picture.Distance / farthest) : (ushort)0;
        }

        json.WriteString("places", Pack(places));
        json.WriteString("labels", Pack(labels));
        json.WriteString("distances", Pack(distances));
        json.WriteNumber("farthest", Math.Round(farthest, 6));
        json.WriteNumber("colours", Palette.Colours);
    }

    private static void WriteSprites(Utf8JsonWriter json, SpriteSheets sprites, int count)
    {
        var slots = new ushort[count];
        for (var i = 0; i < sprites.Rows.Count && i < ushort.MaxValue; i++)
            slots[sprites.Rows[i]] = (ushort)(i + 1);

        json.WriteNumber("cell", sprites.Cell);
        json.WriteNumber("columns", sprites.Columns);
        json.WriteString("slots", sprites.Rows.Count > 0 ? Pack(slots) : "");
        json.WriteStartArray("sheets");
        foreach (var sheet in sprites.Sheets)
            json.WriteBase64StringValue(sheet);

        json.WriteEndArray();
    }

    private static ushort Sixteen(double share) => (ushort)Math.Clamp(Math.Round(share * 65534), 0, 65534);

    private static string Pack(ReadOnlySpan<ushort> values)
    {
        var bytes = new byte[2 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), values[i]);

        return Convert.ToBase64String(bytes);
    }
}
