namespace Akin.Duplicates.Comparing;

/// <summary>
/// The one change of all colours that makes a picture most like another: more or less colourful, or of one tint; then
/// for each of red, green and blue a gain and a gentle curve, a little of the two others, an offset, cut off at black
/// and white. These are white balance, contrast, gamma, sepia and a small turn of hues. The three channels may not go
/// ways of their own as far as would turn red into blue. Fitted by least squares that give little weight to what does
/// not fit (Cauchy's weights, squared), drawn toward no change of colour.
/// </summary>
internal static class ColourChange
{
    private const int Terms = 4;
    private const int Rounds = 6;

    /// <summary>How firmly a term is held, as a share of the channel's variance: gain, the two others, curve.</summary>
    private static readonly double[] Firm = [0.1, 0.1, 0.1, 0.03];

    /// <summary>… and at least so, for channels of one tone.</summary>
    private const double LeastFirm = 8;

    /// <summary>How much of another channel may come in, as a share of the gain of all tones.</summary>
    private const double MostOfOthers = 0.3;
    private const double MostCurve = 0.9;

    /// <summary>A picture whose colours are no farther from grey, in Cb and Cr, is one in grey or in sepia.</summary>
    private const double MostTint = 40;

    /// <summary>A picture whose colours are no farther from grey has none.</summary>
    private const double MostOfGrey = 6;

    /// <summary>A copy in grey has the luminances of the picture, but for this in the mean.</summary>
    private const double MostOfLight = 16;

    /// <summary>What the change makes of a picture.</summary>
    /// <param name="from">Red, green and blue of the picture that is changed, 0 … 255.</param>
    /// <param name="to">Those of the picture that it is to be like, as many.</param>
    public static double[][] Explain(double[][] from, double[][] to)
    {
        var (lightFrom, lightTo) = (Light(from), Light(to));
        var tones = new TonePairs();
        for (var i = 0; i < lightFrom.Length; i++)
        {
            tones.Add(lightFrom[i], lightTo[i]);
        }

        var gain = Math.Clamp(tones.Line().Gain, 0.2, 5);
        return Saturations(from, to, gain)
            .Select(saturation => Explain(from, to, lightFrom, gain, saturation))
            .MinBy(explained => SumOfSquares(explained, to))!;
    }

    /// <summary>
    /// What a change of tones and of saturation alone makes of a picture, of which a part keeps its colour: brightness,
    /// contrast and gamma, the same for all channels, or its luminance where the other picture has no colour at all.
    /// </summary>
    /// <param name="from">Red, green and blue of the picture that is changed, 0 … 255.</param>
    /// <param name="to">Those of the picture that it is to be like, as many.</param>
    /// <param name="isGround">Which pixels have one colour in both, or none.</param>
    public static double[][] ExplainTones(double[][] from, double[][] to, bool[] isGround)
    {
        var (lightFrom, lightTo) = (Light(from), Light(to));
        if (IsGreyOf(to, lightFrom, lightTo, isGround))
        {
            return [lightFrom, lightFrom, lightFrom];
        }

        var tones = new TonePairs();
        for (var i = 0; i < lightFrom.Length; i++)
        {
            tones.Add(lightFrom[i], lightTo[i]);
        }

        var gain = Math.Clamp(tones.Line().Gain, 0.7, 1.5);
        var (times, _) = Saturation(from, to, gain);
        var coloured = Coloured(from, lightFrom, Math.Clamp(times, 0.5, 1.6));
        var (count, none) = (lightFrom.Length, new double[3 * lightFrom.Length]);
        var explained = Channel(
            [[.. coloured[0], .. coloured[1], .. coloured[2]], none, none], 0, [.. to[0], .. to[1], .. to[2]], gain);
        return [.. Enumerable.Range(0, 3).Select(channel => explained.AsSpan(channel * count, count).ToArray())];
    }

    /// <summary>
    /// Whether a picture has no colour and, where it is not as the other anyway, the other's luminance.
    /// </summary>
    private static bool IsGreyOf(double[][] to, double[] lightFrom, double[] lightTo, bool[] isGround)
    {
        double apart = 0, count = 0;
        for (var i = 0; i < isGround.Length; i++)
        {
            var (cb, cr) = Chroma.Of(to[0][i], to[1][i], to[2][i]);
            if ((cb * cb) + (cr * cr) > MostOfGrey * MostOfGrey)
            {
                return false;
            }

            apart += isGround[i] ? 0 : Math.Abs(lightFrom[i] - lightTo[i]);
            count += isGround[i] ? 0 : 1;
        }

        return apart <= MostOfLight * count;
    }

    private static double[][] Explain(
        double[][] from, double[][] to, double[] light, double gain, double saturation)
    {
        var coloured = Coloured(from, light, saturation);
        return [.. Enumerable.Range(0, 3).Select(channel => Channel(coloured, channel, to[channel], gain))];
    }

    private static double[][] Coloured(double[][] from, double[] light, double saturation) =>
        Array.ConvertAll(from, channel =>
            channel.Select((value, i) => light[i] + (saturation * (value - light[i]))).ToArray());

    private static double SumOfSquares(double[][] explained, double[][] to) => Enumerable.Range(0, 3)
        .Sum(channel => explained[channel].Zip(to[channel], (a, b) => (a - b) * (a - b)).Sum());

    private static double[] Light(double[][] picture) =>
        [.. picture[0].Select((red, i) => Chroma.Light(red, picture[1][i], picture[2][i]))];

    /// <summary>How many times as colourful the other picture may be; also 0 when it is grey or of one tint.</summary>
    private static double[] Saturations(double[][] from, double[][] to, double gain)
    {
        var (times, far) = Saturation(from, to, gain);
        return far <= MostTint ? [0, times] : [times];
    }

    /// <summary>How many times as colourful it is, and how far its colours are from grey at most.</summary>
    private static (double Times, double Farthest) Saturation(double[][] from, double[][] to, double gain)
    {
        double common = 0, own = 0, far = 0;
        for (var i = 0; i < from[0].Length; i++)
        {
            var a = Chroma.Of(from[0][i], from[1][i], from[2][i]);
            var b = Chroma.Of(to[0][i], to[1][i], to[2][i]);
            common += (a.Cb * b.Cb) + (a.Cr * b.Cr);
            own += (a.Cb * a.Cb) + (a.Cr * a.Cr) + 4;
            far = Math.Max(far, (b.Cb * b.Cb) + (b.Cr * b.Cr));
        }

        const double least = 0.4;
        const double most = 2.5;
        var times = common / (gain * own);
        return (times < least ? 1 : Math.Min(times, most), Math.Sqrt(far));
    }

    private static double[] Channel(double[][] from, int channel, double[] to, double gain)
    {
        var own = from[channel];
        var (one, two) = (from[(channel + 1) % 3], from[(channel + 2) % 3]);
        var firm = Firmness(own);
        double[] none = [gain, 0, 0, 0, 0];
        var terms = (double[])none.Clone();
        terms[Terms] = to.Average() - (gain * own.Average());
        var rests = new double[to.Length];
        var weights = new double[to.Length];
        var row = new double[Terms + 1];
        for (var round = 0; round < Rounds; round++)
        {
            Weigh();
            var system = new double[Terms + 1, Terms + 2];
            for (var i = 0; i < to.Length; i++)
            {
                Fill(i);
                Add(system, row, to[i], weights[i]);
            }

            for (var term = 0; term < Terms; term++)
            {
                system[term, term] += firm[term];
                system[term, Terms + 1] += firm[term] * none[term];
            }

            system[Terms, Terms] += 1e-6;
            LinearSystem.Mirror(system);
            if (!LinearSystem.TrySolve(system, out var solution))
            {
                break;
            }

            terms = Allowed(solution, gain);
            for (var i = 0; i < to.Length; i++)
            {
                Fill(i);
                rests[i] = to[i] - Product(row, terms);
            }

            terms[Terms] += WeightedMedian(rests, weights);
        }

        var explained = new double[to.Length];
        for (var i = 0; i < to.Length; i++)
        {
            Fill(i);
            explained[i] = Math.Clamp(Product(row, terms), 0, 255);
        }

        return explained;

        void Fill(int i) =>
            (row[0], row[1], row[2], row[3], row[4]) = (own[i], one[i], two[i], own[i] * (255 - own[i]) / 255, 1);

        // What is cut off in both pictures fits, and tells nothing of the terms.
        void Weigh()
        {
            for (var i = 0; i < to.Length; i++)
            {
                Fill(i);
                var value = Product(row, terms);
                var isCut = (value >= 255 && to[i] >= 251) || (value <= 0 && to[i] <= 4);
                rests[i] = isCut ? 0 : Math.Abs(to[i] - Math.Clamp(value, 0, 255));
                weights[i] = isCut ? 0 : 1;
            }

            var ordered = (double[])rests.Clone();
            Array.Sort(ordered);
            var scale = 2.5 * Math.Max(4, 1.5 * ordered[ordered.Length / 2]);
            for (var i = 0; i < to.Length; i++)
            {
                var fit = 1 / (1 + (rests[i] / scale * (rests[i] / scale)));
                weights[i] *= fit * fit;
            }
        }
    }

    private static double[] Firmness(double[] own)
    {
        var mean = own.Average();
        var variance = own.Average(value => (value - mean) * (value - mean));
        return Array.ConvertAll(Firm, share => own.Length * ((share * variance) + LeastFirm));
    }

    private static void Add(double[,] system, double[] row, double value, double weight)
    {
        for (var i = 0; i < row.Length; i++)
        {
            for (var j = i; j < row.Length; j++)
            {
                system[i, j] += weight * row[i] * row[j];
            }

            system[i, row.Length] += weight * row[i] * value;
        }
    }

    /// <summary>The terms within their bounds, without an offset.</summary>
    private static double[] Allowed(double[] terms, double gain)
    {
        var others = MostOfOthers * gain;
        var (one, two) = (Math.Clamp(terms[1], -others, others), Math.Clamp(terms[2], -others, others));
        var own = Math.Clamp(terms[0], 0, 2.2 * gain);
        var all = own + one + two;
        own = Math.Max(0, own + Math.Clamp(all, 0.55 * gain, 1.8 * gain) - all);
        return [own, one, two, Math.Clamp(terms[3], -MostCurve, MostCurve), 0];
    }

    private static double Product(double[] row, double[] terms)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += row[i] * terms[i];
        }

        return sum;
    }

    /// <summary>Both are left in the order of the values.</summary>
    private static double WeightedMedian(double[] values, double[] weights)
    {
        var half = weights.Sum() / 2;
        Array.Sort(values, weights);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i];
            if (sum >= half)
            {
                return values[i];
            }
        }

        return 0;
    }
}
