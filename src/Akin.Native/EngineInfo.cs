namespace Akin.Native;

/// <summary>What was found of one native engine.</summary>
/// <param name="Name">The engine's own name, such as <c>libvips</c>.</param>
/// <param name="Version">The version it reports; <see langword="null"/> when it could not be loaded.</param>
/// <param name="Path">The file it was loaded from, or the first place looked at.</param>
/// <param name="NotSupportedReason">Why it cannot be used and what to do; <see langword="null"/> when it works.</param>
public sealed record EngineInfo(string Name, string? Version, string? Path, string? NotSupportedReason)
{
    /// <summary>Whether the engine can be used.</summary>
    public bool IsSupported => NotSupportedReason is null;
}
