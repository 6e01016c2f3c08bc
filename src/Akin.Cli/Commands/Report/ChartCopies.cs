using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Rendering;
using Akin.Workspace;

namespace Akin.Cli.Commands.Report;

/// <summary>The charts of a report in a folder of the user's: PNG, SVG and CSV of each.</summary>
internal static class ChartCopies
{
    public const string Option = "--charts";

    /// <summary>Copies them over older ones of the same names; gives the files.</summary>
    /// <param name="run">The folder of the run.</param>
    /// <param name="folder">Where they go, absolute.</param>
    /// <param name="guard">Knows what must not be written over.</param>
    public static IReadOnlyList<string> Write(string run, string folder, SourceGuard guard)
    {
        OutputFolder.Check(folder, guard, Option, inside: true);
        foreach (var name in ReportWriter.ChartsIn(run))
        {
            if (guard.WhyNot(Path.Join(folder, name)) is { } fault)
            {
                throw new UsageException($"{Option} {fault}.");
            }
        }

        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var name in ReportWriter.ChartsIn(run))
        {
            var target = Path.Join(folder, name);
            var draft = Drafts.NameFor(target);
            File.Copy(Path.Join(run, name), draft, overwrite: true);
            File.Move(draft, target, overwrite: true);
            written.Add(target);
        }

        return written;
    }
}
