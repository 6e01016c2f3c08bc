using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Akin.Numerics;

namespace Akin.Autoencoder.Layers;

/// <summary>
/// The gradient of filters: gradient[output, i] += Σ over the windows of a row of error[window, output] × window[i].
/// Each sum runs through the windows in order, so the bits depend neither on the register width (where multiply-add is
/// fused) nor on threads.
/// </summary>
internal static unsafe class WindowGradientKernel
{
    /// <summary>Outputs are taken in blocks of so many; lengths are padded to this.</summary>
    public const int Block = 8;

    /// <summary>Floats of a window that one pass takes at the widest.</summary>
    public const int Stretch = 32;

    /// <summary>Adds the gradient of one row.</summary>
    /// <param name="width">Register width to run at.</param>
    /// <param name="windows">The first window.</param>
    /// <param name="step">Floats from a window to the next.</param>
    /// <param name="length">Floats of a window, rounded up to <see cref="Stretch"/>; so many are read.</param>
    /// <param name="errors">One row of outputs floats for each window.</param>
    /// <param name="outputs">A multiple of <see cref="Block"/>.</param>
    /// <param name="count">Windows in the row.</param>
    /// <param name="gradient">outputs × length floats.</param>
    public static void Add(
        SimdWidth width, float* windows, nint step, int length, float* errors, int outputs, int count, float* gradient)
    {
        switch (width)
        {
            case SimdWidth.Bits512:
                Add<Lanes512, Vector512<float>>(windows, step, length, errors, outputs, count, gradient);
                break;
            case SimdWidth.Bits256:
                Add<Lanes256, Vector256<float>>(windows, step, length, errors, outputs, count, gradient);
                break;
            case SimdWidth.Bits128:
                Add<Lanes128, Vector128<float>>(windows, step, length, errors, outputs, count, gradient);
                break;
            default:
                Add<Lanes32, float>(windows, step, length, errors, outputs, count, gradient);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<TLanes, TVector>(
        float* windows, nint step, int length, float* errors, int outputs, int count, float* gradient)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        for (var output = 0; output < outputs; output += Block)
        {
            for (var i = 0; i < length; i += 2 * TLanes.Count)
            {
                var target = gradient + ((nint)output * length) + i;
                if (TLanes.HasManyRegisters)
                {
                    Eight<TLanes, TVector>(windows + i, step, errors + output, outputs, count, target, length);
                }
                else
                {
                    Four<TLanes, TVector>(windows + i, step, errors + output, outputs, count, target, length);
                    Four<TLanes, TVector>(
                        windows + i, step, errors + output + 4, outputs, count, target + (4 * (nint)length), length);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight<TLanes, TVector>(
        float* x, nint step, float* e, int outputs, int count, float* target, nint length)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        TVector a0 = TLanes.Zero, b0 = TLanes.Zero, c0 = TLanes.Zero, d0 = TLanes.Zero;
        TVector e0 = TLanes.Zero, f0 = TLanes.Zero, g0 = TLanes.Zero, h0 = TLanes.Zero;
        TVector a1 = TLanes.Zero, b1 = TLanes.Zero, c1 = TLanes.Zero, d1 = TLanes.Zero;
        TVector e1 = TLanes.Zero, f1 = TLanes.Zero, g1 = TLanes.Zero, h1 = TLanes.Zero;
        for (var i = 0; i < count; i++, x += step, e += outputs)
        {
            var x0 = TLanes.Load(x);
            var x1 = TLanes.Load(x + TLanes.Count);
            var v = TLanes.Broadcast(e[0]);
            a0 = TLanes.MultiplyAdd(v, x0, a0);
            a1 = TLanes.MultiplyAdd(v, x1, a1);
            v = TLanes.Broadcast(e[1]);
            b0 = TLanes.MultiplyAdd(v, x0, b0);
            b1 = TLanes.MultiplyAdd(v, x1, b1);
            v = TLanes.Broadcast(e[2]);
            c0 = TLanes.MultiplyAdd(v, x0, c0);
            c1 = TLanes.MultiplyAdd(v, x1, c1);
            v = TLanes.Broadcast(e[3]);
            d0 = TLanes.MultiplyAdd(v, x0, d0);
            d1 = TLanes.MultiplyAdd(v, x1, d1);
            v = TLanes.Broadcast(e[4]);
            e0 = TLanes.MultiplyAdd(v, x0, e0);
            e1 = TLanes.MultiplyAdd(v, x1, e1);
            v = TLanes.Broadcast(e[5]);
            f0 = TLanes.MultiplyAdd(v, x0, f0);
            f1 = TLanes.MultiplyAdd(v, x1, f1);
            v = TLanes.Broadcast(e[6]);
            g0 = TLanes.MultiplyAdd(v, x0, g0);
            g1 = TLanes.MultiplyAdd(v, x1, g1);
            v = TLanes.Broadcast(e[7]);
            h0 = TLanes.MultiplyAdd(v, x0, h0);
            h1 = TLanes.MultiplyAdd(v, x1, h1);
        }

        AddTo<TLanes, TVector>(target, a0, a1);
        AddTo<TLanes, TVector>(target += length, b0, b1);
        AddTo<TLanes, TVector>(target += length, c0, c1);
        AddTo<TLanes, TVector>(target += length, d0, d1);
        AddTo<TLanes, TVector>(target += length, e0, e1);
        AddTo<TLanes, TVector>(target += length, f0, f1);
        AddTo<TLanes, TVector>(target += length, g0, g1);
        AddTo<TLanes, TVector>(target + length, h0, h1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TLanes, TVector>(
        float* x, nint step, float* e, int outputs, int count, float* target, nint length)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        TVector a0 = TLanes.Zero, b0 = TLanes.Zero, c0 = TLanes.Zero, d0 = TLanes.Zero;
        TVector a1 = TLanes.Zero, b1 = TLanes.Zero, c1 = TLanes.Zero, d1 = TLanes.Zero;
        for (var i = 0; i < count; i++, x += step, e += outputs)
        {
            var x0 = TLanes.Load(x);
            var x1 = TLanes.Load(x + TLanes.Count);
            var v = TLanes.Broadcast(e[0]);
            a0 = TLanes.MultiplyAdd(v, x0, a0);
            a1 = TLanes.MultiplyAdd(v, x1, a1);
            v = TLanes.Broadcast(e[1]);
            b0 = TLanes.MultiplyAdd(v, x0, b0);
            b1 = TLanes.MultiplyAdd(v, x1, b1);
            v = TLanes.Broadcast(e[2]);
            c0 = TLanes.MultiplyAdd(v, x0, c0);
            c1 = TLanes.MultiplyAdd(v, x1, c1);
            v = TLanes.Broadcast(e[3]);
            d0 = TLanes.MultiplyAdd(v, x0, d0);
            d1 = TLanes.MultiplyAdd(v, x1, d1);
        }

        AddTo<TLanes, TVector>(target, a0, a1);
        AddTo<TLanes, TVector>(target += length, b0, b1);
        AddTo<TLanes, TVector>(target += length, c0, c1);
        AddTo<TLanes, TVector>(target + length, d0, d1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo<TLanes, TVector>(float* target, TVector first, TVector second)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        TLanes.Store(TLanes.Add(TLanes.Load(target), first), target);
        TLanes.Store(TLanes.Add(TLanes.Load(target + TLanes.Count), second), target + TLanes.Count);
    }
}
