using System.Numerics;
using System.Runtime.CompilerServices;

namespace Akin.Numerics;

/// <summary>
/// One pass of Stockham's transform. With n = length / stride elements left and m = n / radix, it reads
/// x[q + stride·(p + m·j)] for j &lt; radix, takes their small transform, turns output k by root p·k of order n, and
/// writes y[q + stride·(radix·p + k)]. q runs through stride × 8 consecutive numbers, so registers fill whatever the
/// radix.
/// </summary>
internal readonly unsafe struct FourierPass(
    double* xr, double* xi, double* yr, double* yi, int length, int stride)
{
    private readonly nint _run = (nint)stride * FourierBuffer.Lanes;

    public void Run(int radix, FourierTwiddles roots)
    {
        var outputs = length / stride / radix;
        for (var p = 0; p < outputs; p++)
        {
            switch (radix)
            {
                case 2:
                    Two(p, outputs, roots);
                    break;
                case 3:
                    Three(p, outputs, roots);
                    break;
                case 4:
                    Four(p, outputs, roots);
                    break;
                default:
                    Five(p, outputs, roots);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Two(int p, int m, FourierTwiddles roots)
    {
        var (step, source, target) = (m * _run, p * _run, 2 * p * _run);
        var (c, s) = Root(roots, p);
        for (nint q = 0; q < _run; q += Vector<double>.Count, source += Vector<double>.Count,
            target += Vector<double>.Count)
        {
            var (ar, ai) = Load(source);
            var (br, bi) = Load(source + step);
            Store(ar + br, ai + bi, target);
            Store(ar - br, ai - bi, c, s, target + _run);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Three(int p, int m, FourierTwiddles roots)
    {
        const double Sine = 0.86602540378443864676;
        var (step, source, target) = (m * _run, p * _run, 3 * p * _run);
        var (c1, s1) = Root(roots, p);
        var (c2, s2) = Root(roots, 2 * p);
        for (nint q = 0; q < _run; q += Vector<double>.Count, source += Vector<double>.Count,
            target += Vector<double>.Count)
        {
            var (ar, ai) = Load(source);
            var (br, bi) = Load(source + step);
            var (cr, ci) = Load(source + (2 * step));
            var (sumR, sumI) = (br + cr, bi + ci);
            var (midR, midI) = (ar - (sumR * 0.5), ai - (sumI * 0.5));
            var (turnR, turnI) = ((bi - ci) * Sine, (cr - br) * Sine);
            Store(ar + sumR, ai + sumI, target);
            Store(midR + turnR, midI + turnI, c1, s1, target + _run);
            Store(midR - turnR, midI - turnI, c2, s2, target + (2 * _run));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Four(int p, int m, FourierTwiddles roots)
    {
        var (step, source, target) = (m * _run, p * _run, 4 * p * _run);
        var (c1, s1) = Root(roots, p);
        var (c2, s2) = Root(roots, 2 * p);
        var (c3, s3) = Root(roots, 3 * p);
        for (nint q = 0; q < _run; q += Vector<double>.Count, source += Vector<double>.Count,
            target += Vector<double>.Count)
        {
            var (ar, ai) = Load(source);
            var (br, bi) = Load(source + step);
            var (cr, ci) = Load(source + (2 * step));
            var (dr, di) = Load(source + (3 * step));
            var (evenR, evenI) = (ar + cr, ai + ci);
            var (oddR, oddI) = (br + dr, bi + di);
            var (lessR, lessI) = (ar - cr, ai - ci);
            var (turnR, turnI) = (bi - di, dr - br);
            Store(evenR + oddR, evenI + oddI, target);
            Store(lessR + turnR, lessI + turnI, c1, s1, target + _run);
            Store(evenR - oddR, evenI - oddI, c2, s2, target + (2 * _run));
            Store(lessR - turnR, lessI - turnI, c3, s3, target + (3 * _run));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Five(int p, int m, FourierTwiddles roots)
    {
        const double Cosine1 = 0.30901699437494742410;
        const double Cosine2 = -0.80901699437494742410;
        const double Sine1 = 0.95105651629515357212;
        const double Sine2 = 0.58778525229247312917;
        var (step, source, target) = (m * _run, p * _run, 5 * p * _run);
        var (c1, s1) = Root(roots, p);
        var (c2, s2) = Root(roots, 2 * p);
        var (c3, s3) = Root(roots, 3 * p);
        var (c4, s4) = Root(roots, 4 * p);
        for (nint q = 0; q < _run; q += Vector<double>.Count, source += Vector<double>.Count,
            target += Vector<double>.Count)
        {
            var (ar, ai) = Load(source);
            var (br, bi) = Load(source + step);
            var (cr, ci) = Load(source + (2 * step));
            var (dr, di) = Load(source + (3 * step));
            var (er, ei) = Load(source + (4 * step));
            var (outerR, outerI) = (br + er, bi + ei);
            var (innerR, innerI) = (cr + dr, ci + di);
            var (outLessR, outLessI) = (br - er, bi - ei);
            var (inLessR, inLessI) = (cr - dr, ci - di);
            var (nearR, nearI) = (
                ar + (outerR * Cosine1) + (innerR * Cosine2), ai + (outerI * Cosine1) + (innerI * Cosine2));
            var (farR, farI) = (
                ar + (outerR * Cosine2) + (innerR * Cosine1), ai + (outerI * Cosine2) + (innerI * Cosine1));
            var (nearTurnR, nearTurnI) = (
                (outLessI * Sine1) + (inLessI * Sine2), Vector<double>.Zero - (outLessR * Sine1) - (inLessR * Sine2));
            var (farTurnR, farTurnI) = (
                (outLessI * Sine2) - (inLessI * Sine1), (inLessR * Sine1) - (outLessR * Sine2));
            Store(ar + outerR + innerR, ai + outerI + innerI, target);
            Store(nearR + nearTurnR, nearI + nearTurnI, c1, s1, target + _run);
            Store(farR + farTurnR, farI + farTurnI, c2, s2, target + (2 * _run));
            Store(farR - farTurnR, farI - farTurnI, c3, s3, target + (3 * _run));
            Store(nearR - nearTurnR, nearI - nearTurnI, c4, s4, target + (4 * _run));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector<double> C, Vector<double> S) Root(FourierTwiddles roots, int t)
    {
        var (c, s) = roots[t * stride];
        return (Vector.Create(c), Vector.Create(s));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector<double> R, Vector<double> I) Load(nint place) => (Vector.Load(xr + place), Vector.Load(xi + place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Vector<double> r, Vector<double> i, nint place)
    {
        r.Store(yr + place);
        i.Store(yi + place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Vector<double> r, Vector<double> i, Vector<double> c, Vector<double> s, nint place) =>
        Store((r * c) - (i * s), (r * s) + (i * c), place);
}
