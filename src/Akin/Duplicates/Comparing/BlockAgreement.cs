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

    /// <summary>With fewer blocks that have a structure of their own there is too little to judge by.</summary>
    public const int LeastBlocks = 8;

    /// <summary>How often pictures without enough structure are made smaller to find some.</summary>
    private const int MostHalvings = 2;

    /// <summary>
    /// The share of the whole contrast that counts as that within blocks where these are even: squares as large as they
    /// are would have none, and what rounding leaves would be all of it.
    /// </summary>
    private const double LeastShare = 0.05;
    private readonly OverlaidValues _light;
    private readonly TonePairTable _tones;
    private readonly TonePairTable _details;
    private readonly float[] _ofPart;
    private readonly float[] _ofWhole;
    private readonly int _pixels;

    /// <summary>Takes what is compared.</summary>
    /// <param name="light">The luminances, where both are.</param>
    /// <param name="channels">Red, green and blue there.</param>
    /// <param name="part">The second picture, of which that is a part.</param>
    public BlockAgreement(OverlaidValues light, OverlaidValues[] channels, Luminance part)
    {
        (_light, _pixels) = (light, part.Width * part.Height);
        var (across, down) = ((part.Width + Block - 1) / Block, (part.Height + Block - 1) / Block);
        _tones = new(light, Block, across, down);
        _details = new(FineTones.Of(light), Block, across, down);
        (_ofPart, _ofWhole) = ToneCurves.Explain(channels);
    }

    public PictureLikeness Judge()
    {
        var all = _tones.All;
        var gain = Math.Max(all.Line().Gain, 0.1);
        double worst = 0, rest = 0, contrast = 0;
        for (var y = 0; y < _tones.Down; y++)
        {
            for (var x = 0; x < _tones.Across; x++)
            {
                var own = _tones.Square(x, y, 1);
                if (own.Count < Block * Block / 4)
                {
                    continue;
                }

                var (left, scale) = Unexplained(x, y, own, gain);
                rest += left;
                contrast += scale;
                worst = Math.Max(worst, left / (scale + (own.Count * Noise * Noise)));
            }
        }

        var (detail, blocks) = Details(_details);
        var (coarse, isSmooth) = (_light, blocks < LeastBlocks);
        for (var halvings = 1; blocks < LeastBlocks && halvings <= MostHalvings; halvings++)
        {
            coarse = coarse.Halved();
            var side = Block << halvings;
            (detail, blocks) = Details(new(
                FineTones.Of(coarse), Block, ((_tones.Across * Block) + side - 1) / side,
                ((_tones.Down * Block) + side - 1) / side));
        }

        return new()
        {
            Correlation = isSmooth ? Overall(coarse) : all.Correlation,
            WorstBlock = worst,
            Unexplained = contrast > 0
                ? rest / Math.Max(contrast, isSmooth ? 0 : LeastShare * Contrast(all, gain)) : 1,
            Detail = detail.Count > 0 ? detail.Correlation : 0,
            Blocks = blocks,
            IsSmooth = isSmooth,
            Overlap = (double)all.Count / _pixels,
        };
    }

    /// <summary>Of all tones; what compressing left of noise is gone in smaller pictures.</summary>
    private static double Overall(OverlaidValues light)
    {
        var pairs = new TonePairs();
        pairs.Add(light.Whole, light.Part);
        return pairs.Correlation;
    }

    /// <summary>The fine structure in the blocks that have some of their own, and how many these are.</summary>
    private static (TonePairs Detail, int Blocks) Details(TonePairTable details)
    {
        var (detail, blocks) = (new TonePairs(), 0);
        for (var y = 0; y < details.Down; y++)
        {
            for (var x = 0; x < details.Across; x++)
            {
                var fine = details.Square(x, y, 1);
                if (Math.Max(fine.VarianceA, fine.VarianceB) > LeastDetail * LeastDetail)
                {
                    detail += fine;
                    blocks++;
                }
            }
        }

        return (detail, blocks);
    }

    /// <summary>What no explanation of a block covers, and its contrast, both as sums of squares.</summary>
    private (double Left, double Contrast) Unexplained(int x, int y, TonePairs own, double gain)
    {
        var around = _tones.Square(x - 1, y - 1, 3);
        var (forward, backward) = Rests(Block * x, Block * y);

        // In the tones of whichever picture has more contrast.
        var (toB, toA) = gain < 1 ? (1 / (gain * gain), 1.0) : (1.0, gain * gain);
        var local = Math.Max(
            own.RestOf(around.Line()) * toB, own.Swapped.RestOf(around.Swapped.Line()) * toA);
        var least = Math.Min(local, Math.Min(forward * toB, backward * toA));
        return (least, Contrast(own, gain));
    }

    /// <summary>In the tones of whichever picture has more of it.</summary>
    private static double Contrast(TonePairs tones, double gain) => tones.Count * (gain < 1
        ? Math.Max(tones.VarianceB / (gain * gain), tones.VarianceA)
        : Math.Max(tones.VarianceB, tones.VarianceA * gain * gain));

    /// <summary>The squares that the tone curves leave of a block, of the second picture and of the first.</summary>
    private (double Forward, double Backward) Rests(int left, int top)
    {
        double forward = 0, backward = 0;
        var (from, to) = (Math.Max(left - _light.Left, 0), Math.Min(left + Block - _light.Left, _light.Width));
        for (var y = Math.Max(top - _light.Top, 0); y < Math.Min(top + Block - _light.Top, _light.Height); y++)
        {
            for (var i = (y * _light.Width) + from; i < (y * _light.Width) + to; i++)
            {
                double ofPart = _light.Part[i] - _ofPart[i], ofWhole = _light.Whole[i] - _ofWhole[i];
                forward += ofPart * ofPart;
                backward += ofWhole * ofWhole;
            }
        }

        return (forward, backward);
    }
}
