using System.Diagnostics;
using System.Globalization;

namespace Akin.Bench;

/// <summary>
/// How fast are pictures decoded for a network, beside Pillow with its draft mode? In turn, round after round, on all
/// cores; the median of the rounds' ratios counts.
/// </summary>
internal static class DecodeRace
{
    public static int Run(BenchArguments arguments)
    {
        var files = EmbedPart.Files(arguments);
        var copies = arguments.Number("copies", 1);
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        using var model = EmbedPart.OpenModel(arguments);
        EmbedPart.Decode(model, files, threads);
        var ratios = new List<double>();
        for (var round = 1; round <= arguments.Number("rounds", 5); round++)
        {
            var rate = files.Length / EmbedPart.Decode(model, files, threads);
            var rival = Rival(arguments, model.Recipe.Preprocessing.Width, copies);
            ratios.Add(rate / rival);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"round {round}: {rate:F0}/s, rival {rival:F0}/s, {ratios[^1]:F2}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"median of the ratios: {Medians.Of(ratios):F2}"));
        return 0;
    }

    private static double Rival(BenchArguments arguments, int size, int copies)
    {
        var start = new ProcessStartInfo(
            arguments["python"],
            [
                arguments["rival"], arguments["pictures"], "--size", $"{size}", "--copies", $"{copies}",
            ])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
