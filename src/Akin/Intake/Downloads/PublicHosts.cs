using System.Net;
using System.Net.Sockets;

namespace Akin.Intake.Downloads;

/// <summary>
/// Connects to public hosts alone. What counts is the address that is connected to, looked up once and used as it is,
/// so that a name cannot mean one place when it is checked and another when it is used.
/// </summary>
/// <param name="proxy">The proxy that requests go through; that one may be anywhere.</param>
internal sealed class PublicHosts(IWebProxy proxy)
{
    /// <summary>The option that the reason of what was refused names.</summary>
    internal const string Remedy = "--allow-private-hosts";

    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b:1::/48", "100::/64", "fc00::/7", "fe80::/9", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork[] Carriers = [IPNetwork.Parse("64:ff9b::/96"), IPNetwork.Parse("2002::/16")];

    /// <summary>Whether an address belongs to this machine, to a network of its own, or to nobody.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        // Addresses that carry one of the fourth version lead to it: after 12 bytes, or for 2002::/16 after 2.
        var bytes = address.GetAddressBytes();
        if (Carriers[0].Contains(address) || Carriers[1].Contains(address))
        {
            return IsPrivate(new IPAddress(bytes.AsSpan(Carriers[0].Contains(address) ? 12 : 2, 4)));
        }

        return Array.Exists(Private, network => network.Contains(address));
    }

    /// <summary>Why an address is not asked, as far as its text tells; none when it may be.</summary>
    public static string? WhyNot(Uri address)
    {
        var host = address.IdnHost.Trim('[', ']').TrimEnd('.');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var number) && IsPrivate(number))
            ? Refused(host)
            : null;
    }

    /// <summary>Connects to the host of a request, or to the proxy in front of it.</summary>
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var number)
            ? [number]
            : await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
        if (!IsProxy(context.InitialRequestMessage.RequestUri!, host, port))
        {
            addresses = Array.FindAll(addresses, address => !IsPrivate(address));
            if (addresses.Length == 0)
            {
                throw new DownloadException(Refused(host));
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsProxy(Uri address, string host, int port) =>
        !proxy.IsBypassed(address) && proxy.GetProxy(address) is { } through
        && through != address && through.IdnHost == host && through.Port == port;

    private static string Refused(string host) =>
        $"{host} is a host of this machine or of a private network; {Remedy} lets it be asked";
}
