namespace Akin.Embedding.Models;

/// <summary>
/// The folder that models are pulled and added to: <c>AKIN_MODELS</c>, else <c>akin/models</c> in the platform's folder
/// for a user's data.
/// </summary>
public static class ModelFolder
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "AKIN_MODELS";

    /// <summary>The folder for this user, absolute; it need not be there.</summary>
    /// <exception cref="ModelUnavailableException">The system names no folder for the user's data.</exception>
    public static string Find() => Find(
        Environment.GetEnvironmentVariable,
        OperatingSystem.IsWindows() ? PlatformID.Win32NT
            : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix);

    /// <summary>The same; <see langword="null"/> when the system names no folder for the user's data.</summary>
    public static string? TryFind()
    {
        try
        {
            return Find();
        }
        catch (ModelUnavailableException)
        {
            return null;
        }
    }

    internal static string Find(Func<string, string?> variable, PlatformID platform)
    {
        string? Folder(string name) =>
            variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

        if (Folder(Variable) is { } named)
        {
            return Path.GetFullPath(named);
        }

        var data = platform switch
        {
            PlatformID.Win32NT => Folder("LOCALAPPDATA"),
            PlatformID.MacOSX => Under(Folder("HOME"), "Library", "Application Support"),
            // A relative path there is to be ignored (XDG Base Directory Specification).
            _ => Folder("XDG_DATA_HOME") is { } xdg && Path.IsPathRooted(xdg)
                ? xdg : Under(Folder("HOME"), ".local", "share"),
        };
        return Under(data, "akin", "models") ?? throw new ModelUnavailableException(
            $"The system names no folder for your data; set {Variable} to a folder for models.");
    }

    private static string? Under(string? folder, params ReadOnlySpan<string> names) =>
        folder is null ? null : Path.Combine([folder, .. names]);
}
