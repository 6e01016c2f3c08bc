using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Akin.Tests.Support;

/// <summary>
/// A server of files on 127.0.0.1 that misbehaves as told: each request gets the next of its replies, the last one
/// again and again. Also serves as a proxy: it notes the whole address that is asked for.
/// </summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<FileRequest> _requests = [];
    private readonly FileReply[] _replies;
    private readonly Task _serving;

    public FileServer(params FileReply[] replies)
    {
        _replies = replies;
        _listener.Start();
        Root = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    public Uri Root { get; }

    public Uri File => new(Root, "model.onnx");

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<FileRequest> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving; // It may be about to listen for one more.
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                if (await FileRequest.ReadAsync(stream, _stop.Token) is not { } request)
                {
                    return;
                }

                _requests.Enqueue(request);
                var turn = Math.Min(_requests.Count, _replies.Length) - 1;
                await _replies[turn](request, stream, _stop.Token);
                await stream.FlushAsync(_stop.Token);
                client.LingerState = new LingerOption(false, 0);
                client.Client.Shutdown(SocketShutdown.Both);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // The other side has gone, or the test is over.
            }
        }
    }
}

/// <summary>Writes one answer.</summary>
internal delegate Task FileReply(FileRequest request, Stream stream, CancellationToken cancellation);

/// <summary>What was asked: the first line's method and target, and the headers in lower case.</summary>
internal sealed record FileRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The first byte that is wanted.</summary>
    public int From => Headers.TryGetValue("range", out var range) ? int.Parse(range["bytes=".Length..^1]) : 0;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static async Task<FileRequest?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, cancellation) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        return new(first[0], first[1], lines[1..].Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1]));
    }
}
