namespace Akin.Rendering.Mosaics;

/// <summary>Which boxes reach into which strip, each strip's in the order of painting.</summary>
internal sealed class StripBoxes
{
    private readonly IReadOnlyList<MosaicBox> _boxes;
    private readonly int _height;
    private readonly int _rows;
    private readonly int[] _starts;
    private readonly int[] _numbers;

    public StripBoxes(IReadOnlyList<MosaicBox> boxes, int height, int rows)
    {
        (_boxes, _height, _rows) = (boxes, height, rows);
        var strips = (height + rows - 1) / rows;
        _starts = new int[strips + 1];
        foreach (var box in boxes)
        {
            var (first, last) = Range(box);
            for (var strip = first; strip <= last; strip++)
                _starts[strip + 1]++;
        }

        for (var strip = 0; strip < strips; strip++)
            _starts[strip + 1] += _starts[strip];

        _numbers = new int[_starts[^1]];
        var next = _starts[..^1];
        for (var i = 0; i < boxes.Count; i++)
        {
            var (first, last) = Range(boxes[i]);
            for (var strip = first; strip <= last; strip++)
                _numbers[next[strip]++] = i;
        }
    }

    public List<MosaicBox> Of(int strip)
    {
        var result = new List<MosaicBox>(_starts[strip + 1] - _starts[strip]);
        for (var i = _starts[strip]; i < _starts[strip + 1]; i++)
            result.Add(_boxes[_numbers[i]]);

        return result;
    }

    /// <summary>First and last strip; the last before the first when the box is outside.</summary>
    private (int First, int Last) Range(MosaicBox box) => box.Bottom <= 0 || box.Top >= _height
        ? (0, -1)
        : (Math.Max(0, box.Top) / _rows, (Math.Min(_height, box.Bottom) - 1) / _rows);
}
