using System.Net;

namespace Akin.Intake.Downloads;

/// <summary>The way to the network that all downloads take.</summary>
internal static class DownloadClient
{
    /// <summary>
    /// A client that follows no redirects and unpacks nothing by itself; proxies are those of the system and of
    /// <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c> and <c>NO_PROXY</c>.
    /// </summary>
    /// <param name="proxy">Another proxy; <see langword="null"/> for these.</param>
    /// <param name="allowPrivateHosts">Whether hosts of private networks may be connected to.</param>
    public static HttpMessageInvoker Create(IWebProxy? proxy, bool allowPrivateHosts) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        Proxy = proxy,
        UseProxy = true,
        UseCookies = false,
        ConnectCallback = allowPrivateHosts ? null : new PublicHosts(proxy ?? HttpClient.DefaultProxy).ConnectAsync,
    });
}
