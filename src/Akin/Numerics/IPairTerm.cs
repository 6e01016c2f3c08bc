using System.Runtime.CompilerServices;

namespace Akin.Numerics;

/// <summary>What one dimension of a pair of points adds to the pair's sum.</summary>
internal interface IPairTerm
{
    static abstract TVector Accumulate<TLanes, TVector>(TVector x, TVector y, TVector sum)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged;
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
