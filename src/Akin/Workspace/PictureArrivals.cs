using Akin.Intake;
using Akin.Intake.Downloads;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>
/// Fetches what is at addresses while an index reads and records what has come, in the order of the walk: a run that is
/// killed knows all that came before, also what failed.
/// </summary>
internal sealed class PictureArrivals : IAsyncDisposable
{
    private readonly SourceReader _reader;
    private readonly PictureFetcher _fetcher;
    private readonly CancellationTokenSource _stop;
    private readonly Dictionary<string, TaskCompletionSource<(PictureState State, string Reason)?>> _wanted;
    private readonly Task _fetching;

    /// <summary>Begins to fetch.</summary>
    /// <param name="reader">Knows where fetched pictures are.</param>
    /// <param name="addresses">What is to be fetched.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellation">Stops at once; what came stays.</param>
    public PictureArrivals(
        SourceReader reader,
        IEnumerable<string> addresses,
        FetchOptions options,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        _reader = reader;
        _wanted = addresses.Distinct(StringComparer.Ordinal).ToDictionary(
            address => address,
            _ => new TaskCompletionSource<(PictureState, string)?>(TaskCreationOptions.RunContinuationsAsynchronously),
            StringComparer.Ordinal);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _fetcher = new(options) { Settled = (address, fault) => _wanted[address].TrySetResult(fault) };
        _fetching = _wanted.Count == 0
            ? Task.CompletedTask
            : _fetcher.RunAsync(_wanted.Keys, reader.Downloads, progress, _stop.Token);
    }

    /// <summary>Whether nothing is being fetched any more.</summary>
    public bool IsDone => _fetching.IsCompleted;

    /// <summary>
    /// A file of the walk; one at an address when it has come or failed, with the size and time or the state it has
    /// then.
    /// </summary>
    /// <exception cref="IOException">The folder of fetched pictures cannot be written.</exception>
    public async ValueTask<SourceFile> WaitForAsync(SourceFile file)
    {
        if (!file.IsAddress || !_wanted.TryGetValue(file.RelativePath, out var arrival))
        {
            return file;
        }

        await Task.WhenAny(arrival.Task, _fetching).ConfigureAwait(false);
        if (!arrival.Task.IsCompleted)
        {
            await _fetching.ConfigureAwait(false); // It ended before: it says why.
        }

        var there = new FileInfo(_reader.DownloadOf(file.RelativePath));
        if (await arrival.Task.ConfigureAwait(false) is var (state, reason))
        {
            there.Delete(); // It was no picture the last time, if it is there at all.
            return file with { Size = 0, Modified = 0, State = state, Reason = reason };
        }

        return file with { Size = there.Length, Modified = there.LastWriteTimeUtc.Ticks };
    }

    /// <summary>Stops fetching.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _fetcher.Dispose();
        _stop.Dispose();
    }
}
