using System.Runtime.InteropServices;

namespace Akin.Native;

/// <summary>
/// Finds and loads the native engines: first in the folder that the environment variable <c>AKIN_NATIVE</c> names,
/// then in
/// <c>native/node_modules</c> beside or above the program, then under the system's own name. Nothing is loaded before
/// it is asked for; a library that cannot be loaded says where it was looked for and what to do.
/// </summary>
public static class Libraries
{
    /// <summary>The environment variable that names a folder with the engines.</summary>
    public const string FolderVariable = "AKIN_NATIVE";

    private static readonly Lazy<LoadedLibrary> OnnxRuntime = new(() => Search(NativeLibraryKind.OnnxRuntime));
    private static readonly Lazy<LoadedLibrary> Vips = new(() => Search(NativeLibraryKind.Vips));

    /// <summary>
    /// Loads an engine's library, once in the life of the process. Never throws: see the answer's reason.
    /// </summary>
    public static LoadedLibrary Load(NativeLibraryKind kind) =>
        (kind == NativeLibraryKind.OnnxRuntime ? OnnxRuntime : Vips).Value;

    /// <summary>The engine's own name.</summary>
    public static string NameOf(NativeLibraryKind kind) =>
        kind == NativeLibraryKind.OnnxRuntime ? "ONNX Runtime" : "libvips";

    private static LoadedLibrary Search(NativeLibraryKind kind) => Search(
        kind, LibraryPlaces.Current, AppContext.BaseDirectory, Environment.GetEnvironmentVariable(FolderVariable));

    internal static LoadedLibrary Search(
        NativeLibraryKind kind, LibraryPlaces places, string start, string? overrideFolder)
    {
        var damaged = "";
        foreach (var file in places.Files(kind, start, overrideFolder))
        {
            try
            {
                return new LoadedLibrary(NativeLibrary.Load(file), file, NotSupportedReason: null);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                damaged += $" {file} could not be loaded: {FirstLine(e.Message)}";
            }
        }

        var systemName = places.SystemName(kind);
        if (NativeLibrary.TryLoad(systemName, out var handle))
        {
            return new LoadedLibrary(handle, systemName, NotSupportedReason: null);
        }

        var folders = places.Folders(kind, start, overrideFolder).ToList();
        var reason =
            $"{NameOf(kind)} for {places.OperatingSystem} {places.Architecture} was not found: no " +
            $"{systemName} in the " +
            $"system, no {places.FilePattern(kind)} in {string.Join(", ", folders)}.{damaged} " +
            $"Run ./akin or, in the folder native/, npm ci; or set {FolderVariable} to a folder that has the file.";
        return new LoadedLibrary(0, folders[0], reason);
    }

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault("");
}
