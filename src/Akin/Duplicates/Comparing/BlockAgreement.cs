namespace Akin.Duplicates.Comparing;

/// <summary>
/// Judges two pictures block by block. A block's tones may be explained by its surroundings' own gain and offset, both
/// ways round – from a thing that one of them has alone an even ground follows, but not the thing from the ground –, or
/// by those of the whole picture with tones cut off at black and white, either way round; what remains then, against
/// the block's contrast, is what the pictures do not share.
/// </summary>
internal sealed class BlockAgreement
{
    private const int Block = 8;

    /// <summary>What strong compression does to a tone.</summary>
    private const double Noise = 7;
    private const double LeastDetail = 3.5;
    private readonly int _width;
    private readonly int _height;
    private readonly double[] _a;
    private readonly double[] _b;
    private readonly bool[] _isThere;

    private readonly double[] _forward;
    private readonly double[] _backward;

    public BlockAgreement(AlignedPair light, AlignedPair[] channels, Frame frame)
    {
        (_width, _height) = (light.Part.Width, light.Part.Height);
        _isThere = new bool[_width * _height];
        (_a, _b) = Sample(light, frame);
        var sampled = Array.ConvertAll(channels, channel => Sample(channel, frame));
        var (whole, part) =
            (Array.ConvertAll(sampled, pair => pair.Whole), Array.ConvertAll(sampled, pair => pair.Part));
        _forward = ToneCurves.Rest(whole, part, _isThere);
        _backward = ToneCurves.Rest(part, whole, _isThere);
    }

    public PictureLikeness Judge()
    {
        var all = Sums(0, 0, _width, _height);
        var gain = Math.Max(all.Line().Gain, 0.1);
        var detail = new TonePairs();
        double worst = 0, rest = 0, contrast = 0;
        var blocks = 0;
        for (var y = 0; y < _height; y += Block)
        {
            for (var x = 0; x < _width; x += Block)
            {
                var own = Sums(x, y, Block, Block);
                if (own.Count < Block * Block / 4)
                {
                    continue;
                }

                var around = Sums(x - Block, y - Block, 3 * Block, 3 * Block);
                var (left, scale) = Unexplained(x, y, own, around, gain);
                rest += left;
                contrast += scale;
                worst = Math.Max(worst, left / (scale + (own.Count * Noise * Noise)));
                var fine = Detail(x, y);
                if (Math.Max(fine.VarianceA, fine.VarianceB) > LeastDetail * LeastDetail)
                {
                    detail += fine;
                    blocks++;
                }
            }
        }

        return new()
        {
            Correlation = all.Correlation,
            WorstBlock = worst,
            Unexplained = contrast > 0 ? rest / contrast : 1,
            Detail = detail.Count > 0 ? detail.Correlation : 0,
            Blocks = blocks,
            Overlap = (double)all.Count / _a.Length,
        };
    }

    /// <summary>What no explanation of a block covers, and its contrast, both as sums of squares.</summary>
    private (double Left, double Contrast) Unexplained(
        int left, int top, TonePairs own, TonePairs around, double gain)
    {
        double forward = 0, backward = 0;
        for (var y = top; y < Math.Min(top + Block, _height); y++)
        {
            for (var x = left; x < Math.Min(left + Block, _width); x++)
            {
                var i = (y * _width) + x;
                forward += _isThere[i] ? _forward[i] * _forward[i] : 0;
                backward += _isThere[i] ? _backward[i] * _backward[i] : 0;
            }
        }

        // In the tones of whichever picture has more contrast.
        var (toB, toA) = gain < 1 ? (1 / (gain * gain), 1.0) : (1.0, gain * gain);
        var local = Math.Max(
            own.RestOf(around.Line()) * toB, own.Swapped.RestOf(around.Swapped.Line()) * toA);
        var least = Math.Min(local, Math.Min(forward * toB, backward * toA));
        return (least, own.Count * Math.Max(own.VarianceB * toB, own.VarianceA * toA));
    }

    private (double[] Whole, double[] Part) Sample(AlignedPair pair, Frame frame)
    {
        var (whole, part) = (new double[_width * _height], new double[_width * _height]);
        for (var i = 0; i < whole.Length; i++)
        {
            var (u, v) = ((i % _width) + 0.5, (i / _width) + 0.5);
            _isThere[i] = pair.TrySample(frame, u / _width, v / _height, out whole[i], out _, out _);
            part[i] = pair.Part.Values[i];
        }

        return (whole, part);
    }

    /// <summary>A block's tones without those of their surroundings.</summary>
    private TonePairs Detail(int left, int top)
    {
        var pairs = new TonePairs();
        for (var y = Math.Max(1, top); y < Math.Min(top + Block, _height - 1); y++)
        {
            for (var x = Math.Max(1, left); x < Math.Min(left + Block, _width - 1); x++)
            {
                var i = (y * _width) + x;
                if (_isThere[i] && _isThere[i - _width - 1] && _isThere[i + _width + 1]
                    && _isThere[i - _width + 1] && _isThere[i + _width - 1])
                {
                    pairs.Add(Fine(_a, i), Fine(_b, i));
                }
            }
        }

        return pairs;
    }

    private double Fine(double[] values, int at)
    {
        var mean = (values[at - _width - 1] + values[at - _width] + values[at - _width + 1] + values[at - 1]
            + values[at + 1] + values[at + _width - 1] + values[at + _width] + values[at + _width + 1]) / 8;
        return values[at] - mean;
    }

    private TonePairs Sums(int left, int top, int width, int height)
    {
        var pairs = new TonePairs();
        for (var y = Math.Max(0, top); y < Math.Min(top + height, _height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(left + width, _width); x++)
            {
                var i = (y * _width) + x;
                if (_isThere[i])
                {
                    pairs.Add(_a[i], _b[i]);
                }
            }
        }

        return pairs;
    }
}
