using System.Collections.Concurrent;
using Akin.Numerics;

namespace Akin.Intake.Downloads;

/// <summary>
/// Fetches the pictures of addresses into a folder, several at once but few from one host. A picture gets its name
/// only when it is whole; what came of one that was interrupted stays and is gone on with. A host that takes no
/// connection is left alone after three of its addresses.
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
        _retries = new(options.Patience, options.Time);
        _client = DownloadClient.Create(options.Proxy, options.AllowPrivateHosts);
    }

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
        var (turns, open) = HostQueue.TurnsFor(addresses, _options.ConnectionsPerHost);
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
                    if (host.Take() is { } address)
                    {
                        if (await FetchAsync(host, address, folder, stop.Token).ConfigureAwait(false) is { } fault)
                        {
                            failures[address] = fault;
                        }

                        progress?.Report(
                            new("fetching", Interlocked.Increment(ref done), addresses.Count, "pictures"));
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
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<(PictureState State, string Reason)?> FetchAsync(
        HostQueue host, string address, string folder, CancellationToken cancellation)
    {
        if (host.IsSilent)
        {
            return (PictureState.Unreachable,
                $"{new Uri(address).Host} did not answer before; --retry-failed asks it again");
        }

        using var limit = new CancellationTokenSource(_options.Longest, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await FetchAsync(address, PictureDownloads.PathOf(folder, address), either.Token).ConfigureAwait(false);
            host.Note(hasAnswered: true);
            return null;
        }
        catch (DownloadException fault)
        {
            host.Note(fault.HasAnswered);
            return (fault.IsTooLarge ? PictureState.TooLarge : PictureState.Unreachable, fault.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            host.Note(hasAnswered: true);
            return (PictureState.Unreachable, $"it took longer than {_options.Longest.TotalMinutes:0.#} min");
        }
        catch (Exception fault) when (
            fault is not (OperationCanceledException or IOException or UnauthorizedAccessException))
        {
            // Whatever a server or a row can bring about is said of that picture; the own disk's faults end the run.
            host.Note(hasAnswered: true);
            return (PictureState.Unreachable, $"{address} cannot be asked: {fault.Message}");
        }
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
