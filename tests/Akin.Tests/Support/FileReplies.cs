using System.Text;

namespace Akin.Tests.Support;

/// <summary>Answers of a <see cref="FileServer"/>.</summary>
internal static class FileReplies
{
    /// <summary>The file as a good server gives it: in parts when asked, and whole when it has changed.</summary>
    public static FileReply Good(byte[] file, string tag = "\"1\"") => Cut(file, file.Length, tag);

    /// <summary>As <see cref="Good"/>, but the connection ends when the file's first bytes are through.</summary>
    public static FileReply Cut(byte[] file, int end, string tag = "\"1\"") => async (request, stream, cancellation) =>
    {
        var from = request.Header("if-range") is null || request.Header("if-range") == tag ? request.From : 0;
        var head = from > 0
            ? $"206 Partial Content\r\nContent-Range: bytes {from}-{file.Length - 1}/{file.Length}"
            : "200 OK";
        await Head(stream, $"{head}\r\nETag: {tag}\r\nContent-Length: {file.Length - from}", cancellation);
        await stream.WriteAsync(file.AsMemory(from..Math.Max(from, end)), cancellation);
    };

    /// <summary>Knows no ranges and no versions.</summary>
    public static FileReply Whole(byte[] file, int? end = null) => async (_, stream, cancellation) =>
    {
        await Head(stream, $"200 OK\r\nContent-Length: {file.Length}", cancellation);
        await stream.WriteAsync(file.AsMemory(..(end ?? file.Length)), cancellation);
    };

    /// <summary>The rest of the file from there on, with a header line.</summary>
    public static FileReply Part(byte[] file, int from, string header) => async (_, stream, cancellation) =>
    {
        await Head(
            stream,
            $"206 Partial Content\r\nContent-Range: bytes {from}-{file.Length - 1}/{file.Length}\r\n{header}\r\n" +
            $"Content-Length: {file.Length - from}",
            cancellation);
        await stream.WriteAsync(file.AsMemory(from..), cancellation);
    };

    /// <summary>Says nothing of the length: the end of the connection is the end of the file.</summary>
    public static FileReply Endless(byte[] file) => async (_, stream, cancellation) =>
    {
        await Head(stream, "200 OK", cancellation);
        await stream.WriteAsync(file, cancellation);
    };

    /// <summary>In chunks and without a length; ends before the last chunk when it is cut.</summary>
    public static FileReply Chunked(byte[] file, int? end = null) => async (_, stream, cancellation) =>
    {
        await Head(stream, "200 OK\r\nTransfer-Encoding: chunked", cancellation);
        foreach (var chunk in file[..(end ?? file.Length)].Chunk(8_000))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), cancellation);
            await stream.WriteAsync(chunk, cancellation);
            await stream.WriteAsync("\r\n"u8.ToArray(), cancellation);
        }

        if (end is null)
        {
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), cancellation);
        }
    };

    /// <summary>Sends the first bytes and then nothing more, without ending.</summary>
    public static FileReply Silent(byte[] file, int end) => async (_, stream, cancellation) =>
    {
        await Head(stream, $"200 OK\r\nETag: \"1\"\r\nContent-Length: {file.Length}", cancellation);
        await stream.WriteAsync(file.AsMemory(..end), cancellation);
        await stream.FlushAsync(cancellation);
        await Task.Delay(Timeout.Infinite, cancellation);
    };

    /// <summary>One byte at a time.</summary>
    public static FileReply Slow(byte[] file) => async (_, stream, cancellation) =>
    {
        await Head(stream, $"200 OK\r\nContent-Length: {file.Length}", cancellation);
        for (var at = 0; at < file.Length; at++)
        {
            await stream.WriteAsync(file.AsMemory(at, 1), cancellation);
            await stream.FlushAsync(cancellation);
        }
    };

    /// <summary>Only a status, and further header lines.</summary>
    public static FileReply Status(string status, params string[] headers) => (_, stream, cancellation) =>
        Head(stream, string.Join("\r\n", [status, .. headers, "Content-Length: 0"]), cancellation);

    public static FileReply Redirect(string location) => Status("302 Found", $"Location: {location}");

    private static async Task Head(Stream stream, string head, CancellationToken cancellation) =>
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n"), cancellation);
}
