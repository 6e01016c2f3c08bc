using System.Net;
using Akin.Numerics;

namespace Akin.Intake.Downloads;

/// <summary>
/// Fetches files over http and https. A file gets its name only when its length and SHA-256 are right; until then it
/// is <c>FILE.part</c>, and the next download of it goes on there. Several processes may fetch the same file: one
/// fetches, the others wait. Proxies are those of the system and of <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>,
/// <c>ALL_PROXY</c> and <c>NO_PROXY</c>, with the name and password in their address.
/// </summary>
public sealed class Downloader : IDisposable
{
    private readonly HttpMessageInvoker _client;
    private readonly DownloadRetries _retries;
    private readonly DownloadOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<string, long?> _freeSpace;

    /// <summary>A downloader for this machine.</summary>
    /// <param name="options">How patient it is; <see langword="null"/> for the defaults.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="proxy">The proxy; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Downloader(DownloadOptions? options = null, TimeProvider? time = null, IWebProxy? proxy = null)
        : this(options, time, proxy, FreeSpace.In)
    {
    }

    internal Downloader(
        DownloadOptions? options, TimeProvider? time, IWebProxy? proxy, Func<string, long?> freeSpace)
    {
        _options = options ?? new DownloadOptions();
        _options.Check();
        _time = time ?? TimeProvider.System;
        _freeSpace = freeSpace;
        _retries = new(_options, _time);
        _client = DownloadClient.Create(proxy, allowPrivateHosts: true);
    }

    /// <summary>Fetches a file, unless it is there.</summary>
    /// <param name="request">What, where from and where to.</param>
    /// <param name="progress">Told how many bytes there are; may be <see langword="null"/>.</param>
    /// <param name="notices">Told in a sentence what is tried again, and why; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Stops at once; what came stays, and the next call goes on from there.</param>
    /// <exception cref="DownloadException">It cannot be had; the message says why.</exception>
    public async Task<DownloadedFile> RunAsync(
        DownloadRequest request,
        IProgress<StageProgress>? progress = null,
        IProgress<string>? notices = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(request.Path)!);
            using var own = await FileLock.TakeAsync(
                request.Path,
                _time,
                () => notices?.Report($"another process is fetching {request.Name}; waiting for it"),
                cancellation).ConfigureAwait(false);
            return await FindAsync(request, cancellation).ConfigureAwait(false)
                ?? await FetchAsync(request, progress, notices, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"{request.Path} cannot be written: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>The file, if it is there and right.</summary>
    private static async Task<DownloadedFile?> FindAsync(DownloadRequest request, CancellationToken cancellation) =>
        await FileCheck.ReadAsync(request.Path, cancellation).ConfigureAwait(false) is { } found
        && (request.Bytes ?? found.Bytes) == found.Bytes && (request.Sha256 ?? found.Sha256) == found.Sha256
            ? new(request.Path, found.Bytes, found.Sha256, WasThere: true, ResumedFrom: 0)
            : null;

    private async Task<DownloadedFile> FetchAsync(
        DownloadRequest request,
        IProgress<StageProgress>? progress,
        IProgress<string>? notices,
        CancellationToken cancellation)
    {
        using var part = PartFile.Open(request.Path);
        var attempt = new DownloadAttempt(
            request, _options, new RedirectWalk(_client, _options.Redirects), _time, _freeSpace, progress);
        for (var again = false; ; again = true)
        {
            var joined = await _retries.RunAsync(attempt, part, request.Name, notices, cancellation)
                .ConfigureAwait(false);
            var hash = await part.HashAsync(cancellation).ConfigureAwait(false);
            if (request.Sha256 is null || hash == request.Sha256)
            {
                var file = new DownloadedFile(request.Path, part.Length, hash, WasThere: false, part.Kept);
                part.Publish();
                return file;
            }

            var (bytes, kept) = (part.Length, part.Kept);
            var back = part.TakeBack();
            if (back || again || (kept == 0 && !joined))
            {
                throw new DownloadException(
                    $"{request.Address} is another file: its {bytes:N0} bytes have SHA-256 {hash}, expected is " +
                    $"{request.Sha256}; it was deleted" + (back ? ", what came before is kept" : ""))
                {
                    IsAnotherFile = true,
                };
            }

            notices?.Report($"what came of {request.Name} in several parts does not fit together; fetching it anew");
        }
    }
}
