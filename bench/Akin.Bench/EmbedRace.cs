using System.Globalization;
using System.Text.Json;

namespace Akin.Bench;

/// <summary>
/// How fast are features made, how near is that to the limit 1 / (1 / decode + 1 / inference), and how does it
/// compare with the rival script in Python? Everything in turn, round after round, each in its own process; medians
/// are printed.
/// </summary>
internal static class EmbedRace
{
    private static readonly string[] Parts =
    [
        "together float32", "rival tuned", "together int8", "rival notebook", "decode", "inference float32",
        "inference int8",
    ];

    public static int Run(BenchArguments arguments)
    {
        var copies = Directory.CreateTempSubdirectory("akin-bench-");
        try
        {
            var pictures = Copy(arguments["pictures"], copies.FullName, arguments.Number("copies", 10));
            var measured = Parts.ToDictionary(part => part, _ => new List<Measurement>());
            for (var round = 1; round <= arguments.Number("rounds", 5); round++)
            {
                foreach (var part in Parts)
                {
                    if (Measure(part, copies.FullName, arguments) is { } measurement)
                    {
                        measured[part].Add(measurement);
                        Console.Error.WriteLine($"round {round}, {part}: {measurement.Rate:F0} pictures/s");
                    }
                }
            }

            Print(pictures, measured);
            return 0;
        }
        finally
        {
            copies.Delete(recursive: true);
        }
    }

    /// <summary>Copies that differ by one byte after the picture's end, so that none can stand for another.</summary>
    private static int Copy(string source, string target, int copies)
    {
        var files = Directory.GetFiles(source, "*", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            byte[] bytes = [.. File.ReadAllBytes(file), 0];
            for (var copy = 0; copy < copies; copy++)
            {
                bytes[^1] = (byte)copy;
                var path = Path.Combine(target, $"{copy}", Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
            }
        }

        return files.Length * copies;
    }

    private static Measurement? Measure(string part, string pictures, BenchArguments arguments)
    {
        string[] words = part.Split(' ');
        if (words[0] == "rival")
        {
            return arguments.Find("python") is { } python
                ? Rival(python, arguments["rival"], words[1], pictures) : null;
        }

        string[] precision = words.Length > 1 ? ["--precision", words[1]] : [];
        var output = ChildProcess.Run(
            Environment.ProcessPath!, ["embed-part", "--part", words[0], "--pictures", pictures, .. precision]).Output;
        var fields = output.Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return new Measurement(fields[0] / fields[1], (long)fields[2]);
    }

    private static Measurement Rival(string python, string script, string mode, string pictures)
    {
        var models = Embedding.Models.ModelCatalogue.Default;
        var model = models.PathOf(models.DefaultCard, Embedding.Models.Precision.Float32);
        var features = Path.Combine(Path.GetTempPath(), $"akin-bench-{Environment.ProcessId}.npy");
        var (output, peak) = ChildProcess.Run(python, [script, mode, model, pictures, features]);
        File.Delete(features);
        using var json = JsonDocument.Parse(output);
        return new Measurement(json.RootElement.GetProperty("pictures_per_second").GetDouble(), peak);
    }

    private static void Print(int pictures, Dictionary<string, List<Measurement>> measured)
    {
        double Rate(string part) => Measurement.MedianRate(measured[part]);
        double Limit(string precision) => 1 / ((1 / Rate("decode")) + (1 / Rate($"inference {precision}")));
        Console.WriteLine(
            $"{pictures} pictures, {Environment.ProcessorCount} cores, medians of " +
            $"{measured["decode"].Count} rounds in turn.");
        Console.WriteLine();
        Console.WriteLine("| | pictures/s | of the tuned rival | of the notebook | of the limit | peak memory |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (part, runs) in measured.Where(m => m.Value.Count > 0))
        {
            var together = part.StartsWith("together", StringComparison.Ordinal);
            var ofTuned = together ? OfRival(runs, measured["rival tuned"]) : "";
            var ofNotebook = together ? OfRival(runs, measured["rival notebook"]) : "";
            var ofLimit = together ? $"{Rate(part) / Limit(part.Split(' ')[1]):F3}" : "";
            var peak = runs.Max(run => run.PeakBytes) / (1024.0 * 1024);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {part} | {Rate(part):F0} | {ofTuned} | {ofNotebook} | {ofLimit} | {peak:F0} MB |"));
        }
    }

    /// <summary>The median of the rounds' ratios.</summary>
    private static string OfRival(List<Measurement> runs, List<Measurement> rival) => rival.Count == 0
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture, $"{Medians.Of(runs.Zip(rival, (own, other) => own.Rate / other.Rate)):F2}");

    private sealed record Measurement(double Rate, long PeakBytes)
    {
        public static double MedianRate(List<Measurement> runs) => Medians.Of(runs.Select(run => run.Rate));
    }
}
