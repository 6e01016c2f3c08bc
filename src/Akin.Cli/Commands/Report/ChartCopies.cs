using Akin.Cli.Vectors;
using Akin.Rendering;
using Akin.Workspace;

namespace Akin.Cli.Commands.Report;

/// <summary>The charts of a report in a folder of the user's: PNG, SVG and CSV of each.</summary>
internal static class ChartCopies
{
    public const string Option = "--charts";

    // Its table comes first: whatever is there has it beside it.
    private static readonly OwnOutput Own = new(
        "report", ReportWriter.ChartNames, ReportWriter.SizesTable.Name, ReportWriter.SizesTable.Head);

    /// <summary>Refuses, before anything is computed, a folder that they may not go to.</summary>
    /// <param name="folder">Where they go, absolute.</param>
    /// <param name="guard">Knows what must not be written over.</param>
    public static void Check(string folder, SourceGuard guard) =>
        OutputFolder.Check(folder, guard, Option, inside: true, Own);

    /// <summary>Copies them over those of an earlier report; gives the files.</summary>
    /// <param name="run">The folder of the run.</param>
    /// <param name="folder">Where they go, absolute.</param>
    /// <param name="guard">Knows what must not be written over.</param>
    public static IReadOnlyList<string> Write(string run, string folder, SourceGuard guard)
    {
        Check(folder, guard);
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var name in ReportWriter.ChartsIn(run).OrderBy(name => name != Own.Table))
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
