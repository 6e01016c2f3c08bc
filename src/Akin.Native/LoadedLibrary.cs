namespace Akin.Native;

/// <summary>What came of looking for a native library; it stays loaded for the life of the process.</summary>
/// <param name="Handle">The system's handle, for <c>NativeLibrary.GetExport</c>; 0 when it could not be loaded.</param>
/// <param name="Path">The file it was loaded from, or the first place looked at.</param>
/// <param name="NotSupportedReason">Where it was looked for and what to do; <see langword="null"/> when it is
/// there.</param>
public sealed record LoadedLibrary(nint Handle, string? Path, string? NotSupportedReason)
{
    /// <summary>Whether the library can be used.</summary>
    public bool IsSupported => NotSupportedReason is null;
}
