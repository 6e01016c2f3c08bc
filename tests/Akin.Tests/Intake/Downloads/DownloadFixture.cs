using System.Security.Cryptography;
using Akin.Intake.Downloads;
using Akin.Numerics;
using Akin.Tests.Support;

namespace Akin.Tests.Intake.Downloads;

/// <summary>A file of three blocks, a folder to fetch it to, a clock, and what was said on the way.</summary>
internal sealed class DownloadFixture : IDisposable
{
    public static readonly TimeSpan Stall = TimeSpan.FromSeconds(300);

    private readonly TemporaryFolder _folder = new();

    public byte[] Bytes { get; } = [.. Enumerable.Range(0, 300_000).Select(i => (byte)((i * 7) ^ (i >> 8)))];

    public string Hash => HashOf(Bytes);

    public string Path => _folder.PathOf("resnet50", "model.onnx");

    public string Part => Path + ".part";

    public ManualTime Time { get; } = new(Stall);

    public long? FreeBytes { get; set; }

    public List<string> Notices { get; } = [];

    public Action<StageProgress> OnProgress { get; set; } = _ => { };

    public string[] Files => [.. Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories)
        .Select(path => System.IO.Path.GetFileName(path)).Order()];

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public async Task<DownloadedFile> Fetch(
        FileServer server, long? bytes = -1, string? hash = "", CancellationToken cancellation = default) =>
        await FetchFrom(server.File, bytes, hash, null, cancellation);

    /// <summary>Fetches; length and hash are the true ones when nothing else is said.</summary>
    public async Task<DownloadedFile> FetchFrom(
        Uri address, long? bytes = -1, string? hash = "", System.Net.IWebProxy? proxy = null,
        CancellationToken cancellation = default)
    {
        using var downloader = new Downloader(
            new DownloadOptions { Stall = Stall }, Time, proxy ?? new System.Net.WebProxy(), _ => FreeBytes);
        var request = new DownloadRequest(
            "resnet50", address, Path, bytes == -1 ? Bytes.Length : bytes, hash == "" ? Hash : hash);
        return await downloader.RunAsync(request, new Told<StageProgress>(p => OnProgress(p)),
            new Told<string>(Notices.Add), cancellation);
    }

    public Task<DownloadException> Fails(FileServer server, long? bytes = -1, string? hash = "") =>
        Xunit.Assert.ThrowsAsync<DownloadException>(() => Fetch(server, bytes, hash));

    /// <summary>What an earlier download left.</summary>
    public void Leave(byte[] part, string tag)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllBytes(Part, part);
        File.WriteAllText(Part + ".tag", tag + "\n");
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Told<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
