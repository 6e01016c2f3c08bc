namespace Akin.Intake.Downloads;

/// <summary>
/// One process at a time works on a file: whoever holds <c>FILE.lock</c>. A process that dies lets go of it.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly FileStream _stream;
    private readonly string _path;

    private FileLock(FileStream stream, string path) => (_stream, _path) = (stream, path);

    /// <summary>Takes the lock of a file, as soon as nobody else has it.</summary>
    /// <param name="file">The file that is worked on.</param>
    /// <param name="time">The clock to wait by.</param>
    /// <param name="waiting">Called once when somebody else has it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<FileLock> TakeAsync(
        string file, TimeProvider time, Action waiting, CancellationToken cancellation)
    {
        var path = file + ".lock";
        for (var told = false; ; told = true)
        {
            if (TryOpen(path) is { } stream)
            {
                return new FileLock(stream, path);
            }

            if (!told)
            {
                waiting();
            }

            await Task.Delay(BetweenTries, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Does something that only one process at a time may do with a file.</summary>
    public static async Task RunAsync(string file, Action action, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var own = await TakeAsync(file, TimeProvider.System, () => { }, cancellation).ConfigureAwait(false);
        action();
    }

    /// <summary>
    /// Takes the file away and lets go. On Unix one may have opened it just before that and get it locked afterwards:
    /// the byte in it, written when it has no name any more, tells that it is no lock.
    /// </summary>
    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(_path);
            _stream.WriteByte(1);
            _stream.Flush();
        }

        _stream.Dispose();
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            var stream = new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1,
                OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
            if (stream.Length == 0 || IsLeftOver(path))
            {
                stream.SetLength(0);
                return stream;
            }

            stream.Dispose();
            return null;
        }
        catch (IOException e) when (IsInUse(e))
        {
            return null;
        }
    }

    // A lock that somebody holds has no byte while it has a name: one with both is nobody's.
    private static bool IsLeftOver(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    // EWOULDBLOCK of Linux and macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsInUse(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
