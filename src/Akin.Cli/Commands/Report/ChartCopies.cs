using Akin.Cli.Parsing;
using Akin.Rendering;

namespace Akin.Cli.Commands.Report;

/// <summary>The charts of a report in a folder of the user's: PNG, SVG and CSV of each.</summary>
internal static class ChartCopies
{
    /// <summary>Copies them over older ones of the same names; gives the files.</summary>
    public static IReadOnlyList<string> Write(string run, string folder)
    {
        if (File.Exists(folder))
        {
            throw new UsageException($"--charts {folder} is a file; it takes a folder.");
        }

        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var name in ReportWriter.ChartsIn(run))
        {
            var target = Path.Join(folder, name);
            var draft = $"{target}.draft-{Environment.ProcessId}";
            File.Copy(Path.Join(run, name), draft, overwrite: true);
            File.Move(draft, target, overwrite: true);
            written.Add(target);
        }

        return written;
    }
}
