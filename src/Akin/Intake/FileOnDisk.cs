namespace Akin.Intake;

/// <summary>A picture that is a file of its own, or a link to one: size and time are those of the file.</summary>
internal sealed class FileOnDisk(string path, string location) : PictureContent(location)
{
    public override string OwnPath => path;

    public override DateTime? Changed => RealFile.Of(path)?.LastWriteTimeUtc;

    internal override bool Is(long size, long modified) =>
        RealFile.Of(path) is { } file && file.Length == size && file.LastWriteTimeUtc.Ticks == modified;

    /// <summary>Others may write, rename or delete it meanwhile.</summary>
    internal override Stream Open(long maxBytes)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0,
            FileOptions.SequentialScan);
        if (file.Length <= maxBytes)
        {
            return file;
        }

        var length = file.Length;
        file.Dispose();
        throw PictureFaultException.TooLarge(length, maxBytes);
    }
}
