using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// <c>akin dedup</c> from files to the page on a very large pile of small drawn pictures: seconds and peak memory of
/// the process, and how many of the copies in it were found. One in eight is a copy of the one
/// before it (smaller, recompressed, turned, mirrored or darker), some hundredths are of bursts: a scene before which
/// something moves, a hundred times.
/// </summary>
internal static class DuplicatePile
{
    private const int Side = 96;
    private const int Grid = 12;
    private const int Burst = 100;
    private const int PerFolder = 1_000;

    public static int Run(BenchArguments arguments)
    {
        var count = arguments.Number("pictures", 1_000_000);
        var bursts = arguments.Number("bursts", 1);
        var folder = arguments.Find("folder") ?? Directory.CreateTempSubdirectory("akin-pile-").FullName;
        var source = Path.Join(folder, $"pile-{count}-{bursts}");
        var clock = Stopwatch.StartNew();
        if (!Directory.Exists(source))
        {
            Draw(source + ".unfinished", count, bursts, Environment.ProcessorCount);
            Directory.Move(source + ".unfinished", source);
        }

        Console.Error.WriteLine($"drawn in {clock.Elapsed.TotalSeconds:0} s");
        clock.Restart();
        var workspace = source + ".akin";
        if (Directory.Exists(workspace))
        {
            Directory.Delete(workspace, recursive: true);
        }

        var (output, peak) = ChildProcess.Run(
            arguments["akin"], ["dedup", source, "--workspace", workspace, "--json"]);
        var seconds = clock.Elapsed.TotalSeconds;
        using var summary = JsonDocument.Parse(output);
        var (right, wrong, copies) = Judge(summary.RootElement.GetProperty("groups").GetString()!, source);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} pictures, {bursts} % in bursts: {seconds:0} s, peak {peak / 1e9:0.00} GB, "
            + $"{right:N0} of {copies:N0} copies found, {wrong:N0} other pictures taken for copies"));
        if (arguments.Find("folder") is null)
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    /// <summary>The number of a picture's scene is in its name, and what was done to it.</summary>
    private static void Draw(string folder, int count, int bursts, int threads) =>
        ChunkedWork.For(count, Burst, threads, (chunk, start, length) =>
        {
            var random = new RandomSource(0).Fork((ulong)chunk);
            var place = Path.Join(folder, $"{start / PerFolder:D4}");
            Directory.CreateDirectory(place);
            var isBurst = chunk % 100 < bursts;
            var scene = Scene(random);
            for (var i = 0; i < length; i++)
            {
                var isCopy = !isBurst && i % 8 == 1;
                scene = isBurst || isCopy ? scene : Scene(random);
                var (picture, quality) = isBurst ? (Moved(scene, random), 85)
                    : isCopy ? Changed(scene, i / 8 % 5) : (scene, 85);
                var kind = isCopy ? "copy" : isBurst ? "burst" : "one";
                var name = $"{(isCopy ? start + i - 1 : start + i):D7}-{kind}.jpg";
                File.WriteAllBytes(Path.Join(place, name), PictureEncoder.Jpeg(picture, quality));
            }
        });

    /// <summary>Smooth colours between random ones at the crossings of a grid.</summary>
    private static RgbImage Scene(RandomSource random)
    {
        var tones = new byte[3 * (Grid + 1) * (Grid + 1)];
        for (var i = 0; i < tones.Length; i++)
        {
            tones[i] = (byte)(20 + random.Next(216));
        }

        var pixels = new byte[3 * Side * Side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y, channel) = ((double)(i / 3 % Side) * Grid / Side, (double)(i / 3 / Side) * Grid / Side, i % 3);
            var (left, top) = ((int)x, (int)y);
            var (across, down) = (x - left, y - top);
            pixels[i] = (byte)(
                ((1 - down) * (((1 - across) * Tone(left, top)) + (across * Tone(left + 1, top))))
                + (down * (((1 - across) * Tone(left, top + 1)) + (across * Tone(left + 1, top + 1)))));

            double Tone(int column, int row) => tones[(3 * ((row * (Grid + 1)) + column)) + channel];
        }

        return new(Side, Side, pixels);
    }

    /// <summary>Something of a sixth of the side stands somewhere before the scene.</summary>
    private static RgbImage Moved(RgbImage scene, RandomSource random)
    {
        const int size = Side / 6;
        var pixels = (byte[])scene.Pixels.Clone();
        var (left, top) = (random.Next(Side - size), random.Next(Side - size));
        for (var y = top; y < top + size; y++)
        {
            for (var x = left; x < left + size; x++)
            {
                var dark = ((x - left) / 4 + ((y - top) / 4)) % 2 == 0;
                pixels.AsSpan(3 * ((y * Side) + x), 3).Fill((byte)(dark ? 10 : 245));
            }
        }

        return new(Side, Side, pixels);
    }

    private static (RgbImage Picture, int Quality) Changed(RgbImage scene, int way)
    {
        var side = way == 0 ? Side * 2 / 3 : Side;
        var pixels = new byte[3 * side * side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y, channel) = (i / 3 % side * Side / side, i / 3 / side * Side / side, i % 3);
            (x, y) = way switch { 2 => (y, Side - 1 - x), 3 => (Side - 1 - x, y), _ => (x, y) };
            var tone = scene.Pixels[(3 * ((y * Side) + x)) + channel];
            pixels[i] = way == 4 ? (byte)(tone * 9 / 10) : tone;
        }

        return (new(side, side, pixels), way == 1 ? 40 : 84);
    }

    private static (int Right, int Wrong, int Copies) Judge(string groups, string source)
    {
        var (right, wrong, kept) = (0, 0, "");
        foreach (var line in File.ReadLines(groups).Skip(1))
        {
            var fields = line.Split(',');
            var name = Path.GetFileNameWithoutExtension(fields[2]);
            kept = fields[3] == "true" ? name : kept;
            var isRight = name[..7] == kept[..7];
            right += fields[3] == "false" && isRight ? 1 : 0;
            wrong += fields[3] == "false" && !isRight ? 1 : 0;
        }

        return (right, wrong, Directory.EnumerateFiles(source, "*-copy.jpg", SearchOption.AllDirectories).Count());
    }
}
