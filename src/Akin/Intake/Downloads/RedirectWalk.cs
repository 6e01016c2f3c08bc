using System.Net;

namespace Akin.Intake.Downloads;

/// <summary>
/// Follows redirects itself, so that none leads from https to http unseen, and none in a circle.
/// </summary>
internal sealed class RedirectWalk(HttpMessageInvoker client, int most)
{
    /// <summary>Why an address is not asked, the first and each one it leads to; none when it may be.</summary>
    public Func<Uri, string?>? WhyNot { get; init; }

    /// <summary>Sends a request to an address, or to where it leads; the body of the answer is not read yet.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        Uri address, Action<HttpRequestMessage> prepare, CancellationToken cancellation)
    {
        var here = address;
        for (var step = 0; step <= most; step++)
        {
            if (WhyNot?.Invoke(here) is { } fault)
            {
                throw new DownloadException(here == address ? fault : $"{address} redirects to {here}: {fault}");
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, here);
            prepare(request);
            var response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            here = Uri.TryCreate(here, location, out var next)
                ? Allowed(here, next)
                : throw new DownloadException($"{here} redirects to '{location}', which is no address");
        }

        throw new DownloadException($"{address} redirects more than {most} times: it leads in a circle");
    }

    private static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static Uri Allowed(Uri from, Uri to)
    {
        if (to.Scheme != Uri.UriSchemeHttp && to.Scheme != Uri.UriSchemeHttps)
        {
            throw new DownloadException($"{from} redirects to {to}, which is no http or https address");
        }

        return from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp && !to.IsLoopback
            ? throw new DownloadException($"{from} redirects from https to http ({to}): that is not followed")
            : to;
    }
}
