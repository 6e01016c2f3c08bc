using Akin.Numerics;

namespace Akin.Duplicates.Comparing;

/// <summary>Which pixels of a line make up the pixels of a line of another length, and with what weights.</summary>
internal sealed class AreaWeights
{
    private readonly (int First, int Count, int At)[] _parts;
    private readonly float[] _weights;

    /// <summary>Divides a stretch of a line into equal parts.</summary>
    /// <param name="from">Begin of the stretch, in pixels.</param>
    /// <param name="to">Its end.</param>
    /// <param name="length">Pixels of the line.</param>
    /// <param name="count">Parts.</param>
    public AreaWeights(double from, double to, int length, int count)
    {
        _parts = new (int, int, int)[count];
        var weights = new List<float>();
        var step = (to - from) / count;

        // A part is at least a pixel wide: where there are more parts than pixels, values go over smoothly.
        var reach = Math.Max(step, 1) / 2;
        for (var i = 0; i < count; i++)
        {
            var middle = from + ((i + 0.5) * step);
            var (low, high) = (Math.Clamp(middle - reach, 0, length - 1), Math.Clamp(middle + reach, 1, length));
            var first = Math.Min((int)low, length - 1);
            var last = Math.Clamp((int)Math.Ceiling(high) - 1, first, length - 1);
            _parts[i] = (first, last - first + 1, weights.Count);
            for (var pixel = first; pixel <= last; pixel++)
            {
                weights.Add((float)((Math.Min(high, pixel + 1) - Math.Max(low, pixel)) / (high - low)));
            }
        }

        _weights = [.. weights];
        First = _parts.Min(part => part.First);
        End = _parts.Max(part => part.First + part.Count);
    }

    /// <summary>The first pixel that has a weight.</summary>
    public int First { get; }

    /// <summary>The pixel after the last that has one.</summary>
    public int End { get; }

    /// <summary>The value of one part.</summary>
    public float Sum(ReadOnlySpan<float> line, int part, int stride)
    {
        var (first, count, at) = _parts[part];
        var sum = 0f;
        for (var i = 0; i < count; i++)
        {
            sum += line[(first + i) * stride] * _weights[at + i];
        }

        return sum;
    }

    /// <summary>Every part of each of many lines.</summary>
    /// <param name="lines">Lines, one after the other.</param>
    /// <param name="length">Pixels of a line.</param>
    public float[] Narrowed(ReadOnlySpan<float> lines, int length)
    {
        var sums = new float[lines.Length / length * _parts.Length];
        for (var at = 0; at < sums.Length; at += _parts.Length)
        {
            var line = lines.Slice(at / _parts.Length * length, length);
            var row = sums.AsSpan(at, _parts.Length);
            for (var part = 0; part < row.Length; part++)
            {
                var (first, count, weight) = _parts[part];
                var sum = 0f;
                foreach (var value in line.Slice(first, count))
                {
                    sum += value * _weights[weight++];
                }

                row[part] = sum;
            }
        }

        return sums;
    }

    /// <summary>
    /// Every part of many lines at once: line by line of the result the weighted sum of lines, each value in the same
    /// order as by <see cref="Sum"/>.
    /// </summary>
    /// <param name="lines">Lines of a length, one for each pixel of the stretch.</param>
    /// <param name="length">Values of a line.</param>
    public float[] Squeezed(ReadOnlySpan<float> lines, int length)
    {
        var sums = new float[_parts.Length * length];
        for (var part = 0; part < _parts.Length; part++)
        {
            var (first, count, at) = _parts[part];
            for (var i = 0; i < count; i++)
            {
                ScaledSum.Add(
                    sums.AsSpan(part * length, length), _weights[at + i], lines.Slice((first + i) * length, length));
            }
        }

        return sums;
    }
}
