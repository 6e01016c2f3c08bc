using System.Runtime.InteropServices;

namespace Akin.Native.Vips;

/// <summary>
/// libvips, loaded and started on first use. It runs on the caller's thread alone, keeps no cache of operations, and
/// never opens a format by guessing: Akin's workers are the parallelism, and each loader is named by what the content
/// says.
/// </summary>
public static unsafe class VipsEngine
{
    private static readonly Lazy<VipsApi> Started = new(Load);

    /// <summary>Bytes that libvips holds for pixels at this moment.</summary>
    public static long TrackedMemory => (long)Api.TrackedMemory();

    internal static VipsApi Api => Started.Value;

    /// <summary>Loads and starts libvips, unless that was done.</summary>
    /// <exception cref="VipsException">It cannot be used; with the reason and what to do.</exception>
    public static void Start() => _ = Api;

    /// <summary>What was found: version and path, or why it cannot be used. Never throws.</summary>
    public static EngineInfo Describe()
    {
        var library = Libraries.Load(NativeLibraryKind.Vips);
        try
        {
            return new("libvips", Marshal.PtrToStringUTF8((nint)Api.VersionString()), library.Path, null);
        }
        catch (VipsException e)
        {
            return new("libvips", null, library.Path, e.Message);
        }
    }

    private static VipsApi Load()
    {
        var library = Libraries.Load(NativeLibraryKind.Vips);
        if (library.NotSupportedReason is { } reason)
        {
            throw new VipsException("libvips cannot be loaded.", reason);
        }

        VipsApi api;
        try
        {
            api = new VipsApi(library.Handle);
        }
        catch (EntryPointNotFoundException e)
        {
            throw new VipsException(
                $"The libvips at {library.Path} is too old.", e.Message, "Run npm ci in the folder native.");
        }

        fixed (byte* name = "akin"u8)
        {
            if (api.Init(name) != 0)
            {
                throw new VipsException("libvips does not start.", VipsErrors.Take(api));
            }
        }

        api.LogSetDefaultHandler(&VipsErrors.Hear, 0);
        api.ConcurrencySet(1);
        api.CacheSetMax(0);
        return api;
    }
}
