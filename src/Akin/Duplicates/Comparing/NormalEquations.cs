using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Duplicates.Comparing;

/// <summary>
/// The normal equations of one step of <see cref="Registration"/> on one size of the pictures. The whole is sampled
/// along the columns first, once for each of its lines, and between the lines then eight pixels at a time; sums of a
/// line are float32, of the picture float64, and no product is added without being rounded, so that every machine gets
/// the same bits.
/// </summary>
internal sealed class NormalEquations
{
    /// <summary>Unknowns: left, width, top, height, gain, offset.</summary>
    public const int Unknowns = 6;

    /// <summary>Of the upper half with the right side, line by line; then the squares of what is left.</summary>
    private const int Sums = (Unknowns * (Unknowns + 3) / 2) + 1;

    /// <summary>Tones are taken from their middle, so that gain and offset hardly depend on each other.</summary>
    private const float Middle = 128;
    private static readonly int Lanes = Vector256<float>.Count;

    private readonly AlignedPair _level;
    private readonly int _stride;
    private readonly float[] _tones;
    private readonly float[] _slopes;
    private readonly float[] _wanted;
    private readonly float[] _place;
    private readonly float[] _isThere;

    public NormalEquations(AlignedPair level)
    {
        _level = level;
        _stride = (level.Part.Width + Lanes - 1) / Lanes * Lanes;
        (_tones, _slopes) = (new float[level.Whole.Height * _stride], new float[level.Whole.Height * _stride]);
        (_wanted, _place, _isThere) = (new float[_stride], new float[_stride], new float[_stride]);
    }

    /// <summary>What makes the whole's tones those of the part, both from their middle.</summary>
    public (double Gain, double Offset) Tone { get; set; } = (1, 0);

    /// <summary>Adds up the equations.</summary>
    /// <param name="frame">Where the part lies in the whole.</param>
    /// <param name="scale">A rest as large counts half; infinite when all count alike.</param>
    /// <param name="system">Gets the equations: six lines of seven.</param>
    /// <returns>The root of the mean weighted square of what is left.</returns>
    public double Collect(Frame frame, double scale, double[,] system)
    {
        var (columns, lines) = (_level.Columns(frame), _level.Lines(frame));
        Span<Vector256<double>> sums = stackalloc Vector256<double>[Sums];
        sums.Clear();
        if (columns.Count > 0 && lines.Count > 0)
        {
            Sample(columns, lines);
            var factor = (float)(1 / (scale * scale));
            for (var i = 0; i < lines.Count; i++)
            {
                var y = lines.First + i;
                _level.Part.Values.Slice((y * _level.Part.Width) + columns.First, columns.Count).CopyTo(_wanted);
                AddLine(
                    lines.Before[i] * _stride, lines.Past[i], factor, ((y + 0.5) / _level.Part.Height) - 0.5, sums);
            }
        }

        Fill(system, sums);
        return Math.Sqrt(Total(sums[^1]) / Math.Max(1, system[5, 5]));
    }

    /// <summary>The whole's lines at the part's columns, and how they change there from pixel to pixel.</summary>
    private void Sample(OverlapAxis columns, OverlapAxis lines)
    {
        var before = columns.Before;
        var past = columns.Past;
        for (var i = 0; i < _stride; i++)
        {
            _isThere[i] = i < columns.Count ? 1 : 0;
            _place[i] = i < columns.Count ? (float)(((columns.First + i + 0.5) / _level.Part.Width) - 0.5) : 0;
        }

        for (var line = lines.Before[0]; line <= lines.Before[^1] + 1; line++)
        {
            var values = _level.Whole.Values.Slice(line * _level.Whole.Width, _level.Whole.Width);
            var tones = _tones.AsSpan(line * _stride, before.Length);
            var slopes = _slopes.AsSpan(line * _stride, before.Length);
            for (var x = 0; x < tones.Length; x++)
            {
                var left = values[before[x]];
                var slope = values[before[x] + 1] - left;
                slopes[x] = slope;
                tones[x] = left + (past[x] * slope) - Middle;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLine(int upper, float past, float factor, double v, Span<Vector256<double>> sums)
    {
        var (gain, offset) = (Vector256.Create((float)Tone.Gain), Vector256.Create((float)Tone.Offset));
        var (darkest, lightest) = (Vector256.Create(-Middle), Vector256.Create(255 - Middle));
        var (share, weighing) = (Vector256.Create(past), Vector256.Create(factor));
        Vector256<float> xx = default, xxc = default, xxcc = default, xy = default, xyc = default, xv = default,
            xvc = default, x = default, xc = default, xt = default, xtc = default, yy = default, yv = default,
            y = default, yt = default, vv = default, v1 = default, vt = default, one = default, t1 = default,
            squares = default;
        ref var tones = ref _tones[upper];
        ref var slopes = ref _slopes[upper];
        for (nuint i = 0; i < (nuint)_stride; i += (nuint)Lanes)
        {
            var tone = Vector256.LoadUnsafe(ref tones, i);
            var down = Vector256.LoadUnsafe(ref tones, i + (nuint)_stride) - tone;
            var value = tone + (share * down);
            var slope = Vector256.LoadUnsafe(ref slopes, i);
            var across = slope + (share * (Vector256.LoadUnsafe(ref slopes, i + (nuint)_stride) - slope));
            var place = Vector256.LoadUnsafe(ref _place[0], i);
            var wanted = Vector256.LoadUnsafe(ref _wanted[0], i) - Vector256.Create(Middle);
            var rest = wanted - Vector256.Min(Vector256.Max((gain * value) + offset, darkest), lightest);
            var square = rest * rest;
            var weight =
                Vector256.LoadUnsafe(ref _isThere[0], i) / (Vector256<float>.One + (square * weighing));
            var (ofAcross, ofDown, ofValue) = (weight * across, weight * down, weight * value);
            var ofPlace = ofAcross * place;
            xx += ofAcross * across;
            xxc += ofPlace * across;
            xxcc += ofPlace * place * across;
            xy += ofAcross * down;
            xyc += ofPlace * down;
            xv += ofAcross * value;
            xvc += ofPlace * value;
            x += ofAcross;
            xc += ofPlace;
            xt += ofAcross * wanted;
            xtc += ofPlace * wanted;
            yy += ofDown * down;
            yv += ofDown * value;
            y += ofDown;
            yt += ofDown * wanted;
            vv += ofValue * value;
            v1 += ofValue;
            vt += ofValue * wanted;
            one += weight;
            t1 += weight * wanted;
            squares += weight * square;
        }

        // In the order of the unknowns' products: left, width, top, height, gain, offset, right side.
        (sums[0], sums[1], sums[2], sums[3]) = (
            sums[0] + Wide(xx), sums[1] + Wide(xxc), sums[2] + Wide(xy), sums[3] + (v * Wide(xy)));
        (sums[4], sums[5], sums[6]) = (sums[4] + Wide(xv), sums[5] + Wide(x), sums[6] + Wide(xt));
        (sums[7], sums[8], sums[9]) = (sums[7] + Wide(xxcc), sums[8] + Wide(xyc), sums[9] + (v * Wide(xyc)));
        (sums[10], sums[11], sums[12]) = (sums[10] + Wide(xvc), sums[11] + Wide(xc), sums[12] + Wide(xtc));
        (sums[13], sums[14], sums[15]) = (sums[13] + Wide(yy), sums[14] + (v * Wide(yy)), sums[15] + Wide(yv));
        (sums[16], sums[17]) = (sums[16] + Wide(y), sums[17] + Wide(yt));
        (sums[18], sums[19]) = (sums[18] + (v * v * Wide(yy)), sums[19] + (v * Wide(yv)));
        (sums[20], sums[21]) = (sums[20] + (v * Wide(y)), sums[21] + (v * Wide(yt)));
        (sums[22], sums[23], sums[24]) = (sums[22] + Wide(vv), sums[23] + Wide(v1), sums[24] + Wide(vt));
        (sums[25], sums[26], sums[27]) = (sums[25] + Wide(one), sums[26] + Wide(t1), sums[27] + Wide(squares));
    }

    private static Vector256<double> Wide(Vector256<float> sum)
    {
        var (lower, upper) = Vector256.Widen(sum);
        return lower + upper;
    }

    /// <summary>The sum of four in one order everywhere.</summary>
    private static double Total(Vector256<double> sum)
    {
        var pair = sum.GetLower() + sum.GetUpper();
        return pair[0] + pair[1];
    }

    /// <summary>Lays the sums out as a symmetric system, slopes by shares of the whole's width and height.</summary>
    private void Fill(double[,] system, ReadOnlySpan<Vector256<double>> sums)
    {
        var (width, height) = (_level.Whole.Width, _level.Whole.Height);
        ReadOnlySpan<double> factors = [width, width, height, height, 1, 1, 1];
        var at = 0;
        for (var i = 0; i < Unknowns; i++)
        {
            for (var j = i; j <= Unknowns; j++)
            {
                system[i, j] = factors[i] * factors[j] * Total(sums[at++]);
            }
        }

        LinearSystem.Mirror(system);
    }
}
