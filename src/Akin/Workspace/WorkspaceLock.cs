namespace Akin.Workspace;

/// <summary>
/// Keeps a second process from writing to a workspace. The system lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class WorkspaceLock : IDisposable
{
    public const string FileName = "lock";

    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolationOnWindows = unchecked((int)0x80070020);
    private readonly FileStream _file;

    public WorkspaceLock(string workspace)
    {
        try
        {
            _file = new FileStream(
                Path.Join(workspace, FileName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1);
        }
        catch (IOException error)
            when (error.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolationOnWindows)
        {
            throw new WorkspaceException(
                $"Another Akin run is working in {workspace}; wait for it to end, or give another --workspace.", error);
        }
    }

    public void Dispose() => _file.Dispose();
}
