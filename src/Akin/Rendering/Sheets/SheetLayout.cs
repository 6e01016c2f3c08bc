namespace Akin.Rendering.Sheets;

/// <summary>What stands where on a sheet. Sizes come from the catalogue: nothing is decoded.</summary>
internal sealed class SheetLayout
{
    private const int Margin = 24;
    private const int Gap = 10;
    private const int Narrowest = 420;

    public SheetLayout(ReportModel model, IReadOnlyList<SheetGroup> groups, SheetOptions options)
    {
        Cell = options.Size;
        TextScale = Math.Clamp(Cell / 150.0, 1, 4);
        CaptionLines = options.Caption switch { SheetCaption.None => 0, SheetCaption.Both => 2, _ => 1 };
        var most = groups.SelectMany(group => group.Bands).Select(band => band.Rows.Count).DefaultIfEmpty().Max();
        Columns = Math.Clamp(most, 1, options.Columns);
        var content = (long)(Columns * Cell) + ((Columns - 1) * Gap);
        Left = Margin;
        Width = (int)Math.Max(content, Narrowest * TextScale) + (2 * Margin);
        Strips = [.. Lay(model, groups)];
        Height = Strips.Sum(strip => (long)strip.Height);
    }

    /// <summary>The longest side of a picture, and the width that each has.</summary>
    public int Cell { get; }

    public int Columns { get; }

    /// <summary>Pixels for a unit of text.</summary>
    public double TextScale { get; }

    public int CaptionLines { get; }

    /// <summary>Where the first picture's place begins.</summary>
    public int Left { get; }

    public int Width { get; }

    public long Height { get; }

    public IReadOnlyList<SheetStrip> Strips { get; }

    public int CaptionHeight => CaptionLines == 0 ? 0 : Units(6 + (15 * CaptionLines));

    /// <summary>Where the place of a column begins.</summary>
    public int At(int column) => Left + (column * (Cell + Gap));

    /// <summary>The size at which a picture stands on the sheet.</summary>
    public (int Width, int Height) SizeOf(ReportPicture picture)
    {
        if (picture.Width <= 0 || picture.Height <= 0)
            return (Cell, Cell);

        var scale = Math.Min(1, (double)Cell / Math.Max(picture.Width, picture.Height));
        return (
            Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));
    }

    private int Units(double units) => (int)Math.Ceiling(units * TextScale);

    private IEnumerable<SheetStrip> Lay(ReportModel model, IReadOnlyList<SheetGroup> groups)
    {
        yield return new SheetStrip.Space(Margin);
        foreach (var group in groups)
        {
            yield return new SheetStrip.GroupHead(Units(40), group);
            foreach (var band in group.Bands)
            {
                if (band.Collection is not null)
                    yield return new SheetStrip.BandHead(Units(26), band);

                foreach (var rows in band.Rows.Chunk(Columns))
                {
                    var highest = rows.Max(row => SizeOf(model.Pictures[row]).Height);
                    yield return new SheetStrip.Pictures(highest + CaptionHeight + Gap, highest, rows);
                }
            }

            if (group.Absent.Count > 0)
                yield return new SheetStrip.Absent(Units(22), group);

            yield return new SheetStrip.Space(Margin);
        }

        if (groups.Count == 0)
            yield return new SheetStrip.Space(Units(40));
    }
}
