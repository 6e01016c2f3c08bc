using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>
/// A chart of values over values: a title, a line of words or a legend, and two axes with ticks and titles. As wide as
/// a column of print: 400 units with the margin are 85 mm, where its smallest letters have seven points.
/// </summary>
internal sealed class Plot
{
    /// <summary>One column of print.</summary>
    public const int Width = 376;

    /// <summary>Two columns of print, for what needs more room: at 178 mm its letters have the same size.</summary>
    public const int Wide = 816;

    private const int Height = 278;
    private const double Left = 62;
    private const double Right = Width - 10;
    private const double Top = 62;
    private const double Bottom = Height - 46;
    private readonly PlotAxis _x;
    private readonly PlotAxis _y;

    /// <summary>Draws the frame.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">From left to right; no lines of the grid.</param>
    /// <param name="y">From bottom to top.</param>
    /// <param name="note">How to read it, in a few words.</param>
    public Plot(string title, PlotAxis x, PlotAxis y, string note = "")
    {
        (_x, _y) = (x, y);
        Chart = new SvgChart(Width, Height, title);
        Chart.Text(0, 16, title, "head");
        if (note.Length > 0)
            Note(note);

        foreach (var (value, label) in y.Ticks)
        {
            Chart.Line(Left, Y(value), Right, Y(value), value == 0 ? "axis" : "grid");
            Chart.Text(Left - 8, Y(value) + 4, label, "small", "end");
        }

        foreach (var (value, label) in x.Ticks)
        {
            Chart.Line(X(value), Bottom, X(value), Bottom + 4, "axis");
            Within(X(value), Bottom + 18, label, "small");
        }

        Chart.Line(Left, Bottom, Left, Top, "axis");
        Chart.Line(Left, Bottom, Right, Bottom, "axis");
        Chart.Text((Left + Right) / 2, Bottom + 39, x.Title, "small", "middle");
        Chart.Upright(10, (Top + Bottom) / 2, y.Title, "small");
    }

    public SvgChart Chart { get; }

    public double X(double value) => Left + (_x.Share(value) * (Right - Left));

    public double Y(double value) => Bottom - (_y.Share(value) * (Bottom - Top));

    /// <summary>How to read it, in a few words below the title.</summary>
    public void Note(string note) => Chart.Text(0, 34, note, "small");

    /// <summary>A line through points.</summary>
    public void Line(IEnumerable<(double X, double Y)> points, string style = "curve")
    {
        var line = Path(points);
        if (line.Length > 0)
            Chart.Path(line, style);
    }

    /// <summary>A line through points, and what is below it faintly filled.</summary>
    public void Area(IReadOnlyList<(double X, double Y)> points)
    {
        var (first, last, bottom) = (SvgChart.F(X(points[0].X)), SvgChart.F(X(points[^1].X)), SvgChart.F(Bottom));
        Chart.Path($"{Path(points)}L{last} {bottom}L{first} {bottom}Z", "area");
        Line(points);
    }

    /// <summary>A marker at each point; small ones where there are many.</summary>
    public void Dots(IReadOnlyCollection<(double X, double Y)> points)
    {
        foreach (var (x, y) in points)
            Chart.Circle(X(x), Y(y), points.Count > 60 ? 1.4 : 2.8, "dot");
    }

    /// <summary>A column between 0 and a value, as wide as the whole numbers of the axis leave room.</summary>
    public void Column(int x, double value, string style)
    {
        var slot = X(x + 1) - X(x);
        var wide = Math.Clamp(slot * 0.76, 0.5, 40);
        var (low, high) = (Y(Math.Min(0, value)), Y(Math.Max(0, value)));
        Chart.Rect(X(x) - (wide / 2), high, wide, Math.Max(low - high, 0.5), style, Math.Min(2, wide / 6));
    }

    /// <summary>
    /// A ring around each of at most two points of the curve, a dashed line through it, and words above: side by side
    /// where they would cover one another.
    /// </summary>
    public void Mark(params IReadOnlyList<(double X, double Y, string Text)> points)
    {
        var marks = points.OrderBy(point => point.X)
            .Select(point => (At: X(point.X), point.Y, point.Text, Half: ChartNames.Width(point.Text, "mark-text") / 2))
            .ToArray();
        var crowded = marks.Length == 2 && marks[0].At + marks[0].Half + 8 > marks[1].At - marks[1].Half;
        for (var i = 0; i < marks.Length; i++)
        {
            var (at, y, text, half) = marks[i];
            var aside = !crowded ? 0 : i == 0 ? 3 - half : half - 3;
            Chart.Line(at, Top - 6, at, Bottom, "mark-line");
            Chart.Circle(at, Y(y), 5, "ring");
            Within(at + aside, Top - 10, text, "mark-text");
        }
    }

    /// <summary>A dashed line across at a value.</summary>
    public void Level(double value) => Chart.Line(Left, Y(value), Right, Y(value), "mark-line");

    /// <summary>Words in place of what there is nothing of.</summary>
    public void Instead(string text) =>
        Chart.Text((Left + Right) / 2, ((Top + Bottom) / 2) + 4, text, "label", "middle");

    /// <summary>What the styles of lines and columns mean, in place of a note.</summary>
    public void Legend(params ReadOnlySpan<(string Style, string Text)> entries)
    {
        double x = 0;
        foreach (var (style, text) in entries)
        {
            if (style.StartsWith("bar", StringComparison.Ordinal))
                Chart.Rect(x, 25, 14, 9, style, 2);
            else
                Chart.Line(x, 30, x + 18, 30, style);

            Chart.Text(x + 24, 34, text, "small");

            x += 24 + (ChartNames.Wider * ChartNames.Width(text, "small")) + 16;
        }
    }

    /// <summary>
    /// A text whose middle is at a place, or one that ends where the chart does: a page's font may be wider than the
    /// strokes that are measured.
    /// </summary>
    private void Within(double middle, double y, string text, string style)
    {
        var half = ChartNames.Wider * ChartNames.Width(text, style) / 2;
        var (x, anchor) = middle < half ? (0, "start") : middle > Width - half ? (Width, "end") : (middle, "middle");
        Chart.Text(x, y, text, style, anchor);
    }

    private string Path(IEnumerable<(double X, double Y)> points)
    {
        var line = new StringBuilder();
        foreach (var (x, y) in points)
        {
            line.Append(line.Length == 0 ? 'M' : 'L').Append(SvgChart.F(X(x))).Append(' ').Append(SvgChart.F(Y(y)));
        }

        return line.ToString();
    }
}
