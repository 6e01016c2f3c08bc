using System.Runtime.CompilerServices;

namespace Akin.Numerics;

/// <summary>One float at a time, where the processor has no vectors.</summary>
internal readonly unsafe struct Lanes32 : ILanes<float>
{
    public static int Count => 1;

    public static bool HasManyRegisters => false;

    public static float Zero => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(float* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, float* target) => *target = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Broadcast(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float a, float b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Subtract(float a, float b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float a) => MathF.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LessThan(float a, float b) => BitConverter.Int32BitsToSingle(a < b ? -1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotAbove(float a, float b) => a <= b ? 1u : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Select(float mask, float a, float b) => BitConverter.SingleToInt32Bits(mask) != 0 ? a : b;
}
