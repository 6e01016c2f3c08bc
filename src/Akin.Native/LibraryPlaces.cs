using System.Runtime.InteropServices;

namespace Akin.Native;

/// <summary>Where the engines lie in the npm packages that bring them, by operating system and processor.</summary>
/// <param name="OperatingSystem">Node's name: <c>linux</c>, <c>win32</c> or <c>darwin</c>.</param>
/// <param name="Architecture">Node's name: <c>x64</c> or <c>arm64</c>.</param>
internal sealed record LibraryPlaces(string OperatingSystem, string Architecture)
{
    /// <summary>Those of the running process.</summary>
    public static LibraryPlaces Current { get; } = new(
        System.OperatingSystem.IsWindows() ? "win32" : System.OperatingSystem.IsMacOS() ? "darwin" : "linux",
        RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64");

    /// <summary>The folder inside <c>node_modules</c>, with forward slashes.</summary>
    public string PackageFolder(NativeLibraryKind kind) => (kind, OperatingSystem) switch
    {
        (NativeLibraryKind.OnnxRuntime, _) => $"onnxruntime-node/bin/napi-v6/{OperatingSystem}/{Architecture}",
        (_, "win32") => $"@img/sharp-win32-{Architecture}/lib",
        _ => $"@img/sharp-libvips-{OperatingSystem}-{Architecture}/lib",
    };

    /// <summary>The file's name there; <c>*</c> stands for a version.</summary>
    public string FilePattern(NativeLibraryKind kind) => (kind, OperatingSystem) switch
    {
        (NativeLibraryKind.OnnxRuntime, "win32") => "onnxruntime.dll",
        (NativeLibraryKind.OnnxRuntime, "darwin") => "libonnxruntime.*dylib",
        (NativeLibraryKind.OnnxRuntime, _) => "libonnxruntime.so*",
        (_, "win32") => "libvips-42.dll",
        (_, "darwin") => "libvips-cpp.*dylib",
        _ => "libvips-cpp.so*",
    };

    /// <summary>The name under which the system's own loader knows an installed one.</summary>
    public string SystemName(NativeLibraryKind kind) => (kind, OperatingSystem) switch
    {
        (NativeLibraryKind.OnnxRuntime, "win32") => "onnxruntime.dll",
        (NativeLibraryKind.OnnxRuntime, "darwin") => "libonnxruntime.1.dylib",
        (NativeLibraryKind.OnnxRuntime, _) => "libonnxruntime.so.1",
        (_, "win32") => "libvips-42.dll",
        (_, "darwin") => "libvips-cpp.42.dylib",
        _ => "libvips-cpp.so.42",
    };

    /// <summary>
    /// The folders to look in, in order: those of <paramref name="overrideFolder"/> (<c>AKIN_NATIVE</c>), then
    /// <c>native/node_modules</c> of <paramref name="start"/> and of each folder above it.
    /// </summary>
    public IEnumerable<string> Folders(NativeLibraryKind kind, string start, string? overrideFolder)
    {
        var package = PackageFolder(kind).Replace('/', Path.DirectorySeparatorChar);
        if (!string.IsNullOrWhiteSpace(overrideFolder))
        {
            yield return overrideFolder;
            yield return Path.Combine(overrideFolder, package);
            yield return Path.Combine(overrideFolder, "node_modules", package);
        }

        for (var folder = Path.TrimEndingDirectorySeparator(start);
             !string.IsNullOrEmpty(folder);
             folder = Path.GetDirectoryName(folder))
        {
            yield return Path.Combine(folder, "native", "node_modules", package);
        }
    }

    /// <summary>The files that are there, in the order in which they are tried.</summary>
    public IEnumerable<string> Files(NativeLibraryKind kind, string start, string? overrideFolder) =>
        from folder in Folders(kind, start, overrideFolder)
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, FilePattern(kind)).Order(StringComparer.Ordinal)
        select file;
}
