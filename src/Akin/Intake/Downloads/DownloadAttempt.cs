using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Akin.Numerics;

namespace Akin.Intake.Downloads;

/// <summary>
/// One try to bring what is missing of a file into its part. Ends in nothing but the whole part, a <see
/// cref="PassingFault"/> with what came so far in the part, or a <see cref="DownloadException"/>.
/// </summary>
internal sealed class DownloadAttempt(
    DownloadRequest request,
    DownloadOptions options,
    RedirectWalk walk,
    TimeProvider time,
    Func<string, long?> freeSpace,
    IProgress<StageProgress>? progress)
{
    private const int BufferBytes = 1 << 17;
    private const long SpareBytes = 16 << 20;

    public async Task RunAsync(PartFile part, CancellationToken cancellation)
    {
        if (part.Length > request.Bytes)
        {
            part.Begin("");
        }

        if (part.Length == request.Bytes)
        {
            return;
        }

        using var stall = new StallTimer(options.Stall, time, cancellation);
        var answered = false;
        try
        {
            var resuming = part.Length > 0 && (part.Tag.Length > 0 || request.Sha256 is not null);
            using var response = await walk.SendAsync(
                request.Address, message => Prepare(message, resuming ? part : null), stall.Wind())
                .ConfigureAwait(false);
            answered = true;
            var end = Begin(part, response);
            using var body = await response.Content.ReadAsStreamAsync(stall.Wind()).ConfigureAwait(false);
            await CopyAsync(body, part, end, stall, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw stall.HasFired
                ? new PassingFault($"nothing came for {options.Stall.TotalSeconds:0} s", e) { Answered = answered }
                : new PassingFault($"{request.Address.Host} takes no connection", e) { Answered = answered };
        }
        catch (HttpRequestException e)
        {
            throw Fault(e, answered);
        }
    }

    private static void Prepare(HttpRequestMessage message, PartFile? part)
    {
        message.Headers.UserAgent.ParseAdd("akin");
        message.Headers.AcceptEncoding.ParseAdd("identity");
        if (part is not null)
        {
            message.Headers.Range = new RangeHeaderValue(part.Length, null);
            if (part.Tag.Length > 0)
            {
                message.Headers.TryAddWithoutValidation("If-Range", part.Tag);
            }
        }
    }

    /// <summary>Looks at the answer's head, readies the part for its body, and gives the length of the whole.</summary>
    private long? Begin(PartFile part, HttpResponseMessage response)
    {
        var headers = response.Content.Headers;
        long? whole;
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                whole = headers.ContentLength;
                CheckLength(whole);
                if (part.Length > 0 && whole is null && request is { Bytes: null, Sha256: null, MayBeginAnew: false })
                {
                    throw new DownloadException(
                        $"{request.Address} does not say how long it is, and nothing else tells whether it is the file "
                        + "of which a part came before; that part is kept");
                }

                part.BeginBeside(TagOf(response));
                break;
            case HttpStatusCode.PartialContent:
                if (headers.ContentRange?.From != part.Length || IsOfAnotherVersion(response, part.Tag))
                {
                    part.Begin("");
                    throw new PassingFault("the file on the server has changed meanwhile");
                }

                whole = headers.ContentRange.Length;
                CheckLength(whole);
                break;
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                part.Begin("");
                throw new PassingFault("the file on the server is shorter than what an earlier download left");
            default:
                throw Refusal(response);
        }

        CheckSpace(part, request.Bytes ?? whole);
        return request.Bytes ?? whole;
    }

    private void CheckLength(long? whole)
    {
        if (request.Bytes is { } expected && whole is { } announced && announced != expected)
        {
            throw new DownloadException(
                $"{request.Address} is another file: it has {announced:N0} bytes, expected are {expected:N0}")
            {
                IsAnotherFile = true,
            };
        }

        if (whole > request.MaxBytes)
        {
            throw TooLarge();
        }
    }

    private void CheckSpace(PartFile part, long? whole)
    {
        var folder = Path.GetDirectoryName(request.Path)!;
        if (whole - part.Length + SpareBytes is { } needed && freeSpace(folder) is { } free && free < needed)
        {
            throw new DownloadException(
                $"there is no room in {folder}: {free / 1_000_000:N0} MB are free, " +
                $"{needed / 1_000_000:N0} MB are needed");
        }
    }

    private DownloadException TooLarge() =>
        new($"{request.Address} has more than the {request.MaxBytes:N0} bytes that are allowed") { IsTooLarge = true };

    private Exception Refusal(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var host = request.Address.Host;
        return response.StatusCode switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone =>
                new DownloadException($"{request.Address} is not there ({status})"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new DownloadException($"{host} refuses {request.Address} ({status})"),
            HttpStatusCode.ProxyAuthenticationRequired => ProxyWantsName(null),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                new PassingFault($"{host} answers {status}")
                {
                    RetryAfter = RetryPause.Asked(response.Headers.RetryAfter, time),
                },
            _ => new DownloadException($"{host} answers {status} for {request.Address}"),
        };
    }

    private Exception Fault(HttpRequestException e, bool answered) => e.HttpRequestError switch
    {
        _ when e.InnerException is DownloadException refused => refused,
        HttpRequestError.NameResolutionError => new PassingFault($"{request.Address.Host} cannot be found", e)
        {
            Answered = answered,
        },
        HttpRequestError.ProxyTunnelError when e.StatusCode == HttpStatusCode.ProxyAuthenticationRequired =>
            ProxyWantsName(e),
        HttpRequestError.ProxyTunnelError =>
            new DownloadException($"the proxy does not let us through to {request.Address.Host}", e),
        HttpRequestError.SecureConnectionError when e.InnerException is AuthenticationException inner =>
            new DownloadException(
                $"{request.Address.Host} cannot be trusted ({inner.Message.TrimEnd('.')}); behind a proxy that " +
                "opens encrypted traffic its certificate must be installed (SSL_CERT_FILE)", e),
        _ when answered => new PassingFault("the connection broke off", e),
        _ => new PassingFault($"{request.Address.Host} takes no connection", e) { Answered = false },
    };

    private static DownloadException ProxyWantsName(Exception? inner) => new(
        "the proxy asks who we are (407); set HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT", inner);

    private async Task CopyAsync(
        Stream body, PartFile part, long? end, StallTimer stall, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        progress?.Report(Progress(part, end));
        while (true)
        {
            var read = await ReadAsync(body, buffer, stall).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            if (part.Length + read > end)
            {
                part.TakeBack();
                throw new DownloadException($"{request.Address} is another file: it is longer than {end:N0} bytes")
                {
                    IsAnotherFile = true,
                };
            }

            if (part.Length + read > request.MaxBytes)
            {
                part.Begin("");
                throw TooLarge();
            }

            await part.AppendAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            progress?.Report(Progress(part, end));
        }

        if (part.Length < end)
        {
            throw new PassingFault($"the connection ended after {part.Length:N0} of {end:N0} bytes");
        }
    }

    // What goes wrong here is the network's fault; what goes wrong in writing is the disk's.
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, StallTimer stall)
    {
        try
        {
            return await body.ReadAsync(buffer, stall.Wind()).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new PassingFault("the connection broke off", e);
        }
    }

    private StageProgress Progress(PartFile part, long? end) =>
        new($"fetching {request.Name}", part.Length, end ?? 0, StageProgress.Bytes);

    // A part of a file need not come with the mark of its version; and an ETag says nothing against a date.
    private static bool IsOfAnotherVersion(HttpResponseMessage response, string tag) =>
        TagOf(response) is { Length: > 0 } given && tag.Length > 0 && given.StartsWith('"') == tag.StartsWith('"')
        && given != tag;

    /// <summary>What tells this version of the file from others: a strong ETag, else the date of its change.</summary>
    private static string TagOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag
            ? tag.Tag
            : response.Content.Headers.LastModified?.ToString("r") ?? "";
}
