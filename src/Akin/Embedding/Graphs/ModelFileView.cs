using System.IO.MemoryMappedFiles;
using Akin.Embedding.Models;

namespace Akin.Embedding.Graphs;

/// <summary>A file's bytes, mapped: what is not looked at is not read.</summary>
internal sealed unsafe class ModelFileView : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _bytes;
    private readonly int _length;

    private ModelFileView(MemoryMappedFile map, int length)
    {
        _map = map;
        _view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
        _length = length;
    }

    /// <summary>All bytes; valid until this is disposed.</summary>
    public ReadOnlySpan<byte> Bytes => new(_bytes, _length);

    /// <summary>Maps a file.</summary>
    /// <exception cref="ModelUnavailableException">It is missing, empty, a folder, or too large to be one
    /// message.</exception>
    public static ModelFileView Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ModelUnavailableException($"The model file {path} is a folder; name the file in it.");
        }

        try
        {
            var length = LinkedFile.Of(path).Length;
            if (length is 0 or > int.MaxValue)
            {
                throw new ModelUnavailableException(
                    $"The model file {path} has {length:N0} bytes; an ONNX model has between 1 and {int.MaxValue:N0}, "
                    + "larger ones keep their weights in files beside it.");
            }

            var map = MemoryMappedFile.CreateFromFile(
                path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
            return new ModelFileView(map, (int)length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException($"The model file {path} cannot be read: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }
}
