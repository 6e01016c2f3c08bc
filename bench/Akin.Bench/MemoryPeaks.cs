using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using Akin.Drawing;
using Akin.Imaging;

namespace Akin.Bench;

/// <summary>
/// Does the peak of memory grow with the number of pictures? Embeds collections of different sizes, each in a new
/// workspace and a process of its own, and prints the peaks. The pictures are drawn; each has a comment of its own, so
/// that none can stand for another.
/// </summary>
internal static class MemoryPeaks
{
    private const int Drawn = 250;

    public static int Run(BenchArguments arguments)
    {
        var counts = (arguments.Find("counts") ?? "4000,40000").Split(',').Select(int.Parse).ToArray();
        var folder = Directory.CreateTempSubdirectory("akin-memory-").FullName;
        try
        {
            var pictures = Draw(Path.Combine(folder, "drawn"));
            Console.WriteLine("| pictures | seconds | peak memory |");
            Console.WriteLine("|---|---|---|");
            foreach (var count in counts)
            {
                var source = Path.Combine(folder, $"pictures-{count}");
                Write(pictures, source, count);
                var (seconds, peak) = Embed(arguments, source);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {count:N0} | {seconds:F0} | {peak / (1024.0 * 1024):F1} MiB |"));
                Directory.Delete(source, recursive: true);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The sound JPEGs of a small collection.</summary>
    private static byte[][] Draw(string folder)
    {
        DrawnCollection.WriteAsync(folder, new DrawnOptions { Pictures = Drawn }, null).GetAwaiter().GetResult();
        var decoder = new PictureDecoder(new DecodeLimits());
        return [.. Directory.GetFiles(folder, "*.jpg", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .Where(file => decoder.ReadHeader(file).Header?.Format == ImageFormat.Jpeg
                && decoder.DecodeInside(file, 8, 8).Image is not null)];
    }

    private static void Write(byte[][] pictures, string folder, int count)
    {
        const int perFolder = 1_000;
        for (var i = 0; i < count; i++)
        {
            var path = Path.Combine(folder, $"{i / perFolder:D3}", $"{i:D6}.jpg");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, WithComment(pictures[i % pictures.Length], i));
        }
    }

    /// <summary>The picture with a number in a comment behind its first mark.</summary>
    private static byte[] WithComment(byte[] jpeg, int number)
    {
        Span<byte> comment = [0xFF, 0xFE, 0, 6, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(comment[4..], number);
        return [.. jpeg.AsSpan(0, 2), .. comment, .. jpeg.AsSpan(2)];
    }

    private static (double Seconds, long Peak) Embed(BenchArguments arguments, string source)
    {
        var watch = Stopwatch.StartNew();
        string[] model = arguments.Find("model") is { } name ? ["--model", name] : [];
        var (_, peak) = ChildProcess.Run(
            arguments["akin"], ["embed", source, "--workspace", source + ".akin", .. model]);
        return (watch.Elapsed.TotalSeconds, peak);
    }
}
