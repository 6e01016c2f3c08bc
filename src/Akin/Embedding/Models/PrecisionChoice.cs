using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Akin.Embedding.Models;

/// <summary>Chooses the precision that this processor does well.</summary>
public static class PrecisionChoice
{
    private static readonly Lazy<bool> Int8IsExact = new(() =>
        Dp.IsSupported || (X86Base.IsSupported && MultipliesBytesExactly(X86Base.CpuId)));

    /// <summary>
    /// What to compute with: <paramref name="wanted"/> when it is given, else <see cref="Precision.Int8"/> where the
    /// processor has byte dot products (AVX-VNNI, AVX512-VNNI, Arm dot product), else <see
    /// cref="Precision.Float32"/>.
    /// </summary>
    /// <param name="wanted">The user's choice; <see langword="null"/> for <c>auto</c>.</param>
    public static Precision Resolve(Precision? wanted) =>
        wanted ?? (Int8IsExact.Value ? Precision.Int8 : Precision.Float32);

    /// <summary>Which of a model's files to take.</summary>
    /// <param name="there">Those that there are.</param>
    /// <param name="wanted">The user's choice, there or not; <see langword="null"/> for <c>auto</c>.</param>
    /// <param name="suits">What this processor does well.</param>
    internal static Precision Among(IEnumerable<Precision> there, Precision? wanted, Precision suits) =>
        wanted ?? there.OrderByDescending(each => each == suits).ThenBy(each => each == Precision.Int8)
            .ThenBy(each => each).FirstOrDefault(suits);

    /// <summary>
    /// Asks the processor itself, not the .NET runtime: the runtime's switches (<c>DOTNET_EnableAVX512</c>) do not
    /// reach the engine, and the features must not depend on them. (Where <c>DOTNET_EnableHWIntrinsic=0</c> forbids
    /// even the question, the answer is no.) The system must save the wide registers, too.
    /// </summary>
    internal static bool MultipliesBytesExactly(Func<int, int, (int Eax, int Ebx, int Ecx, int Edx)> cpuId)
    {
        const int basicFeatures = 1;
        const int systemSavesWideRegisters = 1 << 27;
        const int structuredFeatures = 7;
        const int avx512Vnni = 1 << 11;
        const int avxVnni = 1 << 4;
        if (cpuId(0, 0).Eax < structuredFeatures || (cpuId(basicFeatures, 0).Ecx & systemSavesWideRegisters) == 0)
        {
            return false;
        }

        var (subleaves, _, ecx, _) = cpuId(structuredFeatures, 0);
        return (ecx & avx512Vnni) != 0 || (subleaves >= 1 && (cpuId(structuredFeatures, 1).Eax & avxVnni) != 0);
    }
}
