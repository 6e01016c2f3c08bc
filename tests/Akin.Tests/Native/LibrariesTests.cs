using System.Runtime.InteropServices;
using Akin.Native;
using Xunit;

namespace Akin.Tests.Native;

public sealed class LibrariesTests
{
    [Theory]
    [InlineData(NativeLibraryKind.OnnxRuntime, "OrtGetApiBase")]
    [InlineData(NativeLibraryKind.Vips, "vips_init")]
    public void Load_EnginesAreInstalled_GivesAHandleThatExportsTheEngine(NativeLibraryKind kind, string export)
    {
        var library = Libraries.Load(kind);

        Assert.True(library.IsSupported, library.NotSupportedReason);
        Assert.True(NativeLibrary.TryGetExport(library.Handle, export, out _));
        Assert.Same(library, Libraries.Load(kind));
    }

    [Theory]
    [InlineData("linux", "arm64", NativeLibraryKind.OnnxRuntime, "onnxruntime-node/bin/napi-v6/linux/arm64")]
    [InlineData("win32", "x64", NativeLibraryKind.Vips, "@img/sharp-win32-x64/lib")]
    [InlineData("darwin", "arm64", NativeLibraryKind.Vips, "@img/sharp-libvips-darwin-arm64/lib")]
    public void PackageFolder_EachPlatform_IsTheOneInThePackage(
        string os, string architecture, NativeLibraryKind kind, string expected) =>
        Assert.Equal(expected, new LibraryPlaces(os, architecture).PackageFolder(kind));

    [Fact]
    public void Folders_OverrideGiven_ComesBeforeTheFoldersAboveTheProgram()
    {
        var root = Path.GetPathRoot(Path.GetTempPath())!;
        var start = Path.Combine(root, "a", "b");
        var engines = Path.Combine(root, "engines");
        var package = Path.Combine("@img", "sharp-libvips-linux-x64", "lib");

        var folders = new LibraryPlaces("linux", "x64").Folders(NativeLibraryKind.Vips, start, engines);

        Assert.Equal(
            [
                engines,
                Path.Combine(engines, package),
                Path.Combine(engines, "node_modules", package),
                Path.Combine(start, "native", "node_modules", package),
                Path.Combine(root, "a", "native", "node_modules", package),
                Path.Combine(root, "native", "node_modules", package),
            ],
            folders);
    }

    [Fact]
    public void Search_FileIsNoLibrary_SaysWhereItLookedAndWhatToDo()
    {
        var folder = Directory.CreateTempSubdirectory("akin-engines-");
        try
        {
            var file = Path.Combine(folder.FullName, "libvips-cpp.so.7");
            File.WriteAllText(file, "not a library");

            var library = Libraries.Search(
                NativeLibraryKind.Vips, new LibraryPlaces("linux", "riscv"), folder.FullName, folder.FullName);

            if (library.IsSupported)
            {
                Assert.Equal("libvips-cpp.so.42", library.Path);
                return; // This machine has libvips of its own: the damaged file was passed over, as it should.
            }

            Assert.Equal(0, library.Handle);
            Assert.Contains(file, library.NotSupportedReason, StringComparison.Ordinal);
            Assert.Contains("npm ci", library.NotSupportedReason, StringComparison.Ordinal);
            Assert.Contains(Libraries.FolderVariable, library.NotSupportedReason, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
