namespace Akin.Numerics;

/// <summary>
/// The vector operations that the kernels need, so that a kernel is written once and compiled for each register width.
/// Implemented by <see cref="Lanes32"/>, <see cref="Lanes128"/>, <see cref="Lanes256"/> and <see cref="Lanes512"/>;
/// calls are resolved at compile time.
/// </summary>
/// <typeparam name="TVector">The register: <c>Vector128</c>, <c>Vector256</c> or <c>Vector512</c> of float, or a
/// float.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>Floats in a register.</summary>
    static abstract int Count { get; }

    /// <summary>Whether 16 accumulators and their operands fit the registers; else 8 do.</summary>
    static abstract bool HasManyRegisters { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector value, float* target);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Sqrt(TVector a);

    /// <summary>a × b + c, rounded once where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>All bits set where a &lt; b.</summary>
    static abstract TVector LessThan(TVector a, TVector b);

    /// <summary>Bit i is set where a[i] ≤ b[i].</summary>
    static abstract uint NotAbove(TVector a, TVector b);

    /// <summary>a where the mask is set, else b.</summary>
    static abstract TVector Select(TVector mask, TVector a, TVector b);
}
