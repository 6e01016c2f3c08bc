using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Imaging.Writing;
using Akin.Numerics;
using Akin.Rendering;
using Akin.Rendering.Sheets;
using Akin.Workspace;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Sheet;

/// <summary>Contact sheets of the groups of a workspace's latest run.</summary>
internal sealed class SheetWork(
    WorkspacePlace place, PictureSettings pictures, SheetSettings sheet, Settings settings, Shell shell)
{
    private const string UsualName = "sheet.png";
    private const string Kind = "sheet";

    /// <summary>Whether a sheet of this name is a page.</summary>
    public static bool IsPage(string path) => Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM";

    /// <summary>What a sheet of this name is as a picture; none when it is none.</summary>
    public static PictureFileFormat? FormatOf(string path) =>
        PictureFileFormats.Of(path) is { } format and not PictureFileFormat.DeepZoom ? format : null;

    /// <summary>Draws the sheet, after the earlier stages where the pictures have changed, and says what is on it.
    /// </summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        var there = sheet.Out is null ? null : AtHand.Run(place, pictures);
        using var workspace = there is null ? place.OpenForWriting() : place.OpenForReading();
        if (sheet.Out is { } output)
        {
            OutputFile.Check("--out", output, new SourceGuard(workspace, place.Sources), Kind);
        }

        if (place.Sources.Count == 0)
        {
            IndexWork.RequireSources(workspace);
        }

        using var progress = new ProgressLine(shell);
        var run = there is not null ? AtHand.Outcome(workspace, there)
            : await new AnalysisWork(place, FeatureSets.UsedLast(workspace, place, pictures), settings, shell)
                .MakeAsync(workspace, (latest, _) => latest.With(latest.Seed, settings.Threads), progress, cancellation)
                .ConfigureAwait(false);
        var path = sheet.Out ?? Path.Join(run.Folder, UsualName);
        var result = Write(workspace, run.Record, path, progress, cancellation);
        progress.Dispose();
        var summary = new SheetSummary(
            workspace.Folder, run.Folder, path, result.Groups, result.Pictures, result.Missing, result.Width,
            result.Height, shell.Time.GetElapsedTime(started).TotalSeconds, ProcessMemory.Peak());
        Answer.Write(shell, settings, summary, Text, FeatureLacks.Text(run), GroupAdvice.Of(run.Record));
        foreach (var missing in result.Missing)
        {
            shell.Error.WriteLine($"{missing}: gone, or it cannot be read any more");
        }

        var code = FeatureLacks.ExitCode(workspace.Catalogue.Pictures.List(), run.Lacking, settings, shell);
        return result.Missing.Count > 0 ? ExitCode.SomeInputsFailed : code;
    }

    /// <summary>Draws the sheet of a run.</summary>
    /// <param name="workspace">Where the run is.</param>
    /// <param name="run">A finished run.</param>
    /// <param name="path">The file, absolute; its ending says what it is.</param>
    /// <param name="progress">Told of pictures.</param>
    /// <param name="cancellation">Stops between two rows of pictures; nothing is left then.</param>
    public SheetResult Write(
        AkinWorkspace workspace, RunRecord run, string path, IProgress<StageProgress> progress,
        CancellationToken cancellation)
    {
        var model = WorkspaceReport.Model(workspace, run, []);
        using var file = new OutputFile("--out", path, new SourceGuard(workspace), Kind);
        try
        {
            var result = IsPage(path)
                ? Page(model, file.Draft, progress, cancellation)
                : Picture(model, file.Draft, path, progress, cancellation);
            if (result.Pictures > 0 && result.Missing.Count >= result.Pictures)
            {
                throw NoneOfThePictures.CanBeRead();
            }

            file.Commit();
            return result;
        }
        catch (ArgumentException e)
        {
            throw UsageException.Of(e);
        }
    }

    private SheetResult Page(
        ReportModel model, string draft, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        using var output = new StreamWriter(draft) { NewLine = "\n" };
        return ContactSheet.WritePage(model, output, sheet.Options, progress, cancellation);
    }

    private SheetResult Picture(
        ReportModel model, string draft, string path, IProgress<StageProgress> progress,
        CancellationToken cancellation) => ContactSheet.WritePicture(
            model, draft, FormatOf(path)!.Value, sheet.Options, settings.MemoryBytes, progress, cancellation);

    private static string Text(SheetSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(summary.Pictures, "picture")} of {Counted.Of(summary.Clusters, "group")}\n{summary.Out}");
}
