using System.Runtime.InteropServices;

namespace Akin.Native.Vips;

/// <summary>
/// Collects what libvips says: its error text, of which the process has only one, and what it and the libraries below
/// it log.
/// </summary>
internal static unsafe class VipsErrors
{
    private static readonly Lock Gate = new();
    private static readonly List<string> Logged = [];
    private static volatile bool _listening;

    /// <summary>
    /// Whether what is logged is kept. Otherwise it is dropped: the libraries would write it to the error stream, about
    /// pictures that are merely odd, and the ledger is the place for words.
    /// </summary>
    public static bool Listening
    {
        get => _listening;
        set => _listening = value;
    }

    /// <summary>All that was said so far, on one line; it is then forgotten.</summary>
    public static string Take(VipsApi api)
    {
        var copy = api.ErrorBuffer();
        api.ErrorClear();
        var text = Marshal.PtrToStringUTF8((nint)copy) ?? "";
        api.Free((nint)copy);
        lock (Gate)
        {
            text = string.Join('\n', Logged.Prepend(text));
            Logged.Clear();
        }

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("; ", lines.Distinct());
    }

    /// <summary>GLib's log handler.</summary>
    [UnmanagedCallersOnly]
    public static void Hear(byte* domain, int level, byte* message, nint data)
    {
        const int warning = 1 << 4;
        const int most = 20;
        if (_listening && (level & ((warning << 1) - 1)) != 0)
        {
            lock (Gate)
            {
                if (Logged.Count < most && Marshal.PtrToStringUTF8((nint)message) is { } text)
                {
                    Logged.Add(text);
                }
            }
        }
    }
}
