namespace Akin.Intake;

/// <summary>
/// One picture's bytes, wherever they are: the one way to read them, whatever the source. Safe for use by several
/// threads: each reading opens them anew.
/// </summary>
public abstract class PictureContent
{
    private protected PictureContent(string location) => Location = location;

    /// <summary>
    /// Where it is, as tables and the ledger have it: a full path, that of the archive and the path in it, or an
    /// address.
    /// </summary>
    public string Location { get; }

    /// <summary>Full path of the file that is this picture alone; none for a member of an archive.</summary>
    public virtual string? OwnPath => null;

    /// <summary>When the picture itself was last changed, in UTC; none when it is not there.</summary>
    public abstract DateTime? Changed { get; }

    /// <summary>A file on the disk.</summary>
    /// <param name="path">Its full path.</param>
    public static PictureContent OnDisk(string path) => new FileOnDisk(path, path);

    /// <summary>All bytes, in memory of their own.</summary>
    /// <exception cref="IOException">It cannot be read; see <see cref="PictureFaultException"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[] ReadAll()
    {
        using var content = FileContent.Read(this, Array.MaxLength);
        return content.Bytes.ToArray();
    }

    /// <summary>Whether it is still what an index saw.</summary>
    /// <param name="size">Its size in bytes then.</param>
    /// <param name="modified">The time of change then, in ticks of UTC.</param>
    internal abstract bool Is(long size, long modified);

    /// <summary>
    /// Opens it. The stream's length is known and at most the limit; reading to its end tells whether it is whole.
    /// </summary>
    /// <param name="maxBytes">The most bytes that are wanted.</param>
    /// <exception cref="IOException">
    /// Here or while reading: it is not there, cannot be read, or is not what it should be.
    /// </exception>
    internal abstract Stream Open(long maxBytes);
}
