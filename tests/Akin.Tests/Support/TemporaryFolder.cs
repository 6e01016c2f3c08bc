namespace Akin.Tests.Support;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Root = Directory.CreateTempSubdirectory("akin-test-").FullName;

    public string Root { get; }

    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a file, and the folders above it.</summary>
    public string Write(string relative, params ReadOnlySpan<byte> bytes)
    {
        var path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Removes a folder, if it is there.</summary>
    public void Remove(string relative)
    {
        if (Directory.Exists(PathOf(relative)))
        {
            Directory.Delete(PathOf(relative), recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
