using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using Akin.Native;

namespace Akin.Embedding.Tuning;

/// <summary>Which processor this is: what was measured or laid out for one is not for another.</summary>
internal static class ProcessorIdentity
{
    private const int LastNameLeaf = unchecked((int)0x8000_0004);
    private const string LinuxFile = "/proc/cpuinfo";
    private const string WindowsVariable = "PROCESSOR_IDENTIFIER";

    private static readonly string[] KeysOfKind = ["CPU implementer", "CPU variant", "CPU part", "CPU revision"];
    private static readonly Lazy<string> Found = new(Read);

    /// <summary>Its name, and what it can do; the kind of processor alone where neither is told.</summary>
    public static string Words => Found.Value;

    /// <summary>
    /// What Linux says of processors that have no name: the numbers of each kind of core, of which there may be some,
    /// and what the first core can do. Empty where it says nothing of that.
    /// </summary>
    /// <param name="text">The content of <c>/proc/cpuinfo</c>: a paragraph for each core.</param>
    internal static string OfLinux(string text)
    {
        var (cores, features) = (new SortedSet<string>(StringComparer.Ordinal), "");
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n"))
        {
            var lines = paragraph.Split('\n').Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
                .Where(pair => pair.Length == 2).GroupBy(pair => pair[0], pair => pair[1])
                .ToDictionary(each => each.Key, each => each.First());
            string[] kind = [.. KeysOfKind.Where(lines.ContainsKey).Select(key => lines[key])];
            cores.UnionWith(kind.Length > 0 ? [string.Join('-', kind)] : []);
            features = features.Length > 0 ? features : lines.GetValueOrDefault("Features", "");
        }

        return string.Join(' ', cores.Append(features).Where(word => word.Length > 0));
    }

    private static string Read()
    {
        var kind = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        return X86Base.IsSupported ? OfX86(kind) : $"{kind} {OfSystem()}".Trim();
    }

    private static string? OfSystem()
    {
        try
        {
            return OperatingSystem.IsLinux() ? OfLinux(File.ReadAllText(LinuxFile))
                : OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable(WindowsVariable)
                : ProcessorName.OfMacOS();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string OfX86(string kind)
    {
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
