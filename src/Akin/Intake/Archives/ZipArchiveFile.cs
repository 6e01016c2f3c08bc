using Microsoft.Win32.SafeHandles;

namespace Akin.Intake.Archives;

/// <summary>
/// A ZIP archive that stays open: its directory is read once, its members any number of times and by any number of
/// threads. About 200 bytes of memory a member.
/// </summary>
internal sealed class ZipArchiveFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, ZipMember> _members = new(StringComparer.Ordinal);

    private ZipArchiveFile(string path, SafeFileHandle file)
    {
        _file = file;
        Modified = File.GetLastWriteTimeUtc(path).Ticks;
        var (members, fault) = ZipDirectory.Read(file);
        Fault = fault;
        var inputs = new List<SourceEntry>();
        foreach (var (name, member, state, reason) in ZipMembers.Inputs(members))
        {
            inputs.Add(new(name, member.Size, Modified, state, reason));
            if (state == PictureState.Pending)
            {
                _members.Add(name, member);
            }
        }

        Inputs = inputs;
    }

    /// <summary>The inputs in it, by the paths that they have in it.</summary>
    public IReadOnlyList<SourceEntry> Inputs { get; }

    /// <summary>What is wrong with the archive as a whole; none when nothing is.</summary>
    public string? Fault { get; }

    /// <summary>Time of its last change, in ticks of UTC.</summary>
    public long Modified { get; }

    /// <summary>Opens an archive and reads its directory.</summary>
    /// <exception cref="IOException">It cannot be read or is none.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ZipArchiveFile Open(string path)
    {
        var file = File.OpenHandle(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
        try
        {
            return new(path, file);
        }
        catch (Exception e)
        {
            file.Dispose();
            if (PictureFaultException.Of(e) is not null)
            {
                throw;
            }

            throw new PictureFaultException(
                PictureState.Unreadable, $"archive whose directory cannot be read: {e.Message}");
        }
    }

    /// <summary>What the directory says of an input that can be read; none for others.</summary>
    public ZipMember? Find(string name) => _members.GetValueOrDefault(name);

    /// <summary>The bytes of a member.</summary>
    public Stream Read(ZipMember member, long maxBytes) => ZipMemberStream.Open(_file, member, maxBytes);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
