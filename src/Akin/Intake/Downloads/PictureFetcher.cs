using System.Collections.Concurrent;
using Akin.Numerics;

namespace Akin.Intake.Downloads;

/// <summary>
/// Fetches the pictures of addresses into a folder, several at once but few from one host. A picture gets its name
/// only when it is whole; what came of one that was interrupted stays and is gone on with. A host that asks to wait is
/// not asked for anything meanwhile; see <see cref="HostQueue"/>.
/// </summary>
public sealed class PictureFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly HttpMessageInvoker _client;
    private readonly DownloadRetries _retries;

    /// <summary>A fetcher for this machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PictureFetcher(FetchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Connections, "options.Connections");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ConnectionsPerHost, "options.ConnectionsPerHost");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxBytes, "options.MaxBytes");
        options.Patience.Check();
        _options = options;
        _retries = new(options.Patience, options.Time, passesOnPauses: true);
        _client = DownloadClient.Create(options.Proxy, options.AllowPrivateHosts);
    }

    /// <summary>Told of each picture when it has come, or with its state and reason; on any thread.</summary>
    internal Action<string, (PictureState State, string Reason)?>? Settled { get; init; }

    /// <summary>Fetches what is not there.</summary>
    /// <param name="addresses">Absolute http and https addresses, each once.</param>
    /// <param name="folder">Where the pictures go; see <see cref="PictureDownloads"/>.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellation">Stops at once; what came stays.</param>
    /// <returns>The addresses that gave no picture, with their states and reasons.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<IReadOnlyDictionary<string, (PictureState State, string Reason)>> RunAsync(
        IReadOnlyCollection<string> addresses,
        string folder,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var failures = new ConcurrentDictionary<string, (PictureState, string)>(StringComparer.Ordinal);
        var (turns, open) = HostQueue.TurnsFor(addresses, _options.ConnectionsPerHost, _options.Time);
        var done = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Enumerable.Range(0, Math.Min(_options.Connections, open)).Select(_ => WorkAsync()).ToArray();
        await Task.WhenAll(workers).ConfigureAwait(false);
        return failures;

        async Task WorkAsync()
        {
            try
            {
                await foreach (var host in turns.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
                {
                    if (host.Pause is var pause && pause > TimeSpan.Zero)
                    {
                        _ = ComeBackAsync(host, pause);
                        continue;
                    }

                    if (host.Take() is { } turn)
                    {
                        var (isPutBack, fault) = await FetchAsync(host, turn, folder, stop.Token).ConfigureAwait(false);
                        if (!isPutBack)
                        {
                            Settle(turn.Address, fault);
                        }
                    }

                    if (host.Count > 0)
                    {
                        turns.Writer.TryWrite(host);
                    }
                    else if (Interlocked.Decrement(ref open) == 0)
                    {
                        turns.Writer.Complete();
                    }
                }
            }
            catch
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }

        void Settle(string address, (PictureState State, string Reason)? fault)
        {
            if (fault is { } known)
            {
                failures[address] = known;
            }

            Settled?.Invoke(address, fault);
            progress?.Report(new("fetching", Interlocked.Increment(ref done), addresses.Count, "pictures"));
        }

        // The turn waits, not the connection: other hosts are asked meanwhile.
        async Task ComeBackAsync(HostQueue host, TimeSpan pause)
        {
            try
            {
                await Task.Delay(pause, _options.Time, stop.Token).ConfigureAwait(false);
                turns.Writer.TryWrite(host);
            }
            catch (OperationCanceledException)
            {
                // The turns have ended.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>One picture; whether its address was put back, else what came of it.</summary>
    private async Task<(bool IsPutBack, (PictureState State, string Reason)? Fault)> FetchAsync(
        HostQueue host, HostTurn turn, string folder, CancellationToken cancellation)
    {
        var address = turn.Address;
        if (host.IsLeftAlone)
        {
            return Failed($"{new Uri(address).Host} did not answer before; --retry-failed asks it again");
        }

        using var limit = new CancellationTokenSource(_options.Longest, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await FetchAsync(address, PictureDownloads.PathOf(folder, address), either.Token).ConfigureAwait(false);
            host.NoteAnswer();
            return (false, null);
        }
        catch (PassingFault fault)
        {
            var limits = _options.Patience with { LongestPause = _options.LongestHold };
            return host.NoteBusy(turn, RetryPause.After(turn.Time, fault.RetryAfter, limits))
                ? (true, null)
                : Failed($"{fault.Message} and asks to wait, again and again");
        }
        catch (DownloadException fault) when (!fault.HasAnswered)
        {
            return host.NoteSilence(turn) ? (true, null) : Failed(fault.Message);
        }
        catch (DownloadException fault)
        {
            host.NoteAnswer();
            return Failed(fault.Message, fault.IsTooLarge ? PictureState.TooLarge : PictureState.Unreachable);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            host.NoteAnswer();
            return Failed($"it took longer than {_options.Longest.TotalMinutes:0.#} min");
        }
        catch (Exception fault) when (
            fault is not (OperationCanceledException or IOException or UnauthorizedAccessException))
        {
            // Whatever a server or a row can bring about is said of that picture; the own disk's faults end the run.
            host.NoteAnswer();
            return Failed($"{address} cannot be asked: {fault.Message}");
        }

        static (bool, (PictureState, string)?) Failed(string reason, PictureState state = PictureState.Unreachable) =>
            (false, (state, reason));
    }

    private async Task FetchAsync(string address, string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var request = new DownloadRequest(address, new Uri(address), path, null, null)
        {
            MaxBytes = _options.MaxBytes,
            MayBeginAnew = true,
        };
        var walk = new RedirectWalk(_client, _options.Patience.Redirects)
        {
            WhyNot = _options.AllowPrivateHosts ? null : PublicHosts.WhyNot,
        };
        var attempt = new DownloadAttempt(request, _options.Patience, walk, _options.Time, FreeSpace.In, null);
        using var part = PartFile.Open(path);
        await _retries.RunAsync(attempt, part, address, null, cancellation).ConfigureAwait(false);
        part.Publish(flushToDisk: false);
    }
}
