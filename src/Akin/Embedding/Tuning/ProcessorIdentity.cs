using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Akin.Embedding.Tuning;

/// <summary>Which processor this is: what was measured or laid out for one is not for another.</summary>
internal static class ProcessorIdentity
{
    private const int LastNameLeaf = unchecked((int)0x8000_0004);
    private static readonly Lazy<string> Found = new(Read);

    /// <summary>Its name, and in hexadecimal what it can do; elsewhere than on x86 the kind of processor.</summary>
    public static string Words => Found.Value;

    private static string Read()
    {
        var kind = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (!X86Base.IsSupported)
        {
            return kind;
        }

        var name = new StringBuilder();
        var known = X86Base.CpuId(unchecked((int)0x8000_0000), 0).Eax;
        for (var leaf = LastNameLeaf - 2; (uint)known >= unchecked((uint)LastNameLeaf) && leaf <= LastNameLeaf; leaf++)
        {
            var (eax, ebx, ecx, edx) = X86Base.CpuId(leaf, 0);
            ReadOnlySpan<int> four = [eax, ebx, ecx, edx];
            name.Append(Encoding.ASCII.GetString(MemoryMarshal.AsBytes(four)).TrimEnd('\0'));
        }

        // The second number of the first leaf has the core that answers in it.
        var basic = X86Base.CpuId(1, 0);
        var more = X86Base.CpuId(0, 0).Eax >= 7 ? X86Base.CpuId(7, 0) : default;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(name.Length > 0 ? name.ToString().Trim() : kind)} "
            + $"{basic.Eax:x8}-{basic.Ecx:x8}-{more.Ebx:x8}-{more.Ecx:x8}");
    }
}
