using System.Runtime.InteropServices;

namespace Akin.Native.Vips;

/// <summary>GLib's typed value, as it lies in memory: a type and 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValue
{
    // The fundamental types' numbers are part of GLib's binary interface.
    internal const nuint Boolean = 5 << 2;
    internal const nuint Int = 6 << 2;
    internal const nuint Double = 15 << 2;
    internal const nuint String = 16 << 2;

    internal nuint Type;
    internal long First;
    internal long Second;
}
