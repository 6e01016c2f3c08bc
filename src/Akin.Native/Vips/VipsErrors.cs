using System.Runtime.InteropServices;

namespace Akin.Native.Vips;

/// <summary>Reads libvips' error text, of which the process has only one.</summary>
internal static unsafe class VipsErrors
{
    /// <summary>The text so far on one line, which is cleared.</summary>
    public static string Take(VipsApi api)
    {
        var copy = api.ErrorBuffer();
        api.ErrorClear();
        var text = Marshal.PtrToStringUTF8((nint)copy) ?? "";
        api.Free((nint)copy);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("; ", lines.Distinct());
    }
}
