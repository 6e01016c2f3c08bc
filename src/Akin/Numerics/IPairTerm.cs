using System.Runtime.CompilerServices;

namespace Akin.Numerics;

/// <summary>What one dimension of a pair of points adds to the pair's sum.</summary>
internal interface IPairTerm
{
    static abstract TVector Accumulate<TLanes, TVector>(TVector x, TVector y, TVector sum)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged;

    /// <summary>What is stored for the sum over all dimensions.</summary>
    /// <param name="sum">The sums of some pairs of one row.</param>
    /// <param name="rowNorm">The squared length of the row, where the kernel was given it.</param>
    /// <param name="pointNorms">The squared lengths of the points, where the kernel was given them.</param>
    static unsafe virtual TVector Finish<TLanes, TVector>(TVector sum, float* rowNorm, float* pointNorms)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged => sum;
}

/// <summary>x·y: the sums are inner products.</summary>
internal readonly struct ProductTerm : IPairTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Accumulate<TLanes, TVector>(TVector x, TVector y, TVector sum)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged => TLanes.MultiplyAdd(x, y, sum);
}

/// <summary>
/// x·y, finished as ‖x‖² − 2x·y + ‖y‖²: squared distances to the bound that <see cref="ProductTile"/> states.
/// </summary>
internal readonly struct ProductDistanceTerm : IPairTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Accumulate<TLanes, TVector>(TVector x, TVector y, TVector sum)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged => TLanes.MultiplyAdd(x, y, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe TVector Finish<TLanes, TVector>(TVector sum, float* rowNorm, float* pointNorms)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        var squares = TLanes.Add(TLanes.Broadcast(*rowNorm), TLanes.Load(pointNorms));
        return TLanes.MultiplyAdd(TLanes.Broadcast(-2), sum, squares);
    }
}

/// <summary>
/// (x − y)²: the sums are squared distances, to a few units in the last place however far the data lie from the origin,
/// and exactly zero for equal points. Twice the arithmetic of <see cref="ProductTerm"/>, without its cancellation.
/// </summary>
internal readonly struct SquaredDifferenceTerm : IPairTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Accumulate<TLanes, TVector>(TVector x, TVector y, TVector sum)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        var difference = TLanes.Subtract(x, y);
        return TLanes.MultiplyAdd(difference, difference, sum);
    }
}
