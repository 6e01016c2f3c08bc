using System.Globalization;
using Akin.Autoencoder;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Rendering;
using Akin.Workspace.Training;

namespace Akin.Cli.Commands.Train;

/// <summary>Trains a network on the pictures of a workspace, after the index of the sources that are named.</summary>
internal sealed class TrainWork(WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    /// <summary>Trains, and says what came of it.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="design">The network.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="most">The most pictures to train on.</param>
    /// <param name="cancellation">Stops; the same command goes on.</param>
    public async Task<int> RunAsync(
        string name, NetworkDesign design, TrainingOptions training, int? most, CancellationToken cancellation)
    {
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        if (place.Sources.Count > 0 || pictures.SaysHowToRead)
        {
            await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
                .ConfigureAwait(false);
        }
        else
        {
            IndexWork.RequireSources(workspace);
        }

        var started = shell.Time.GetTimestamp();
        var result = TrainStage.Run(workspace, new TrainOptions
        {
            Name = name,
            Design = design,
            Training = training,
            Pictures = most,
            Decoder = new PictureDecoder(IndexWork.LimitsOf(pictures)),
            MaxFileBytes = pictures.MaxFileBytes,
            RequireMemory = bytes => RequireMemory(training, bytes),
            Notices = progress,
            Told = new EpochLines(progress, training.Epochs),
            Time = shell.Time,
        }, progress, cancellation);
        var seconds = shell.Time.GetElapsedTime(started).TotalSeconds;
        if (result.PicturesShown > 0 || !TrainingFiles.AreThere(result.Model.Epochs, result.Folder))
        {
            var shown = new Reconstructor(design, result.Parameters, settings.Threads)
                .Of(result.Samples, cancellation);
            TrainingFiles.Write(result.Model.Epochs, result.Model.BestEpoch, result.Samples, shown, result.Folder);
        }

        progress.Dispose();
        var counts = LedgerCounts.Of(workspace.Catalogue.Pictures.Each());
        var summary = Summary(workspace.Folder, result, counts.Failed, seconds);
        Answer.Write(shell, settings, summary, Text);
        if (result.Model.End == TrainingEnd.Diverged)
        {
            shell.Error.WriteLine(
                "akin: the training diverged: its loss grew beyond all bounds. What was best before is kept; take a "
                + "smaller --rate.");
            return ExitCode.Failed;
        }

        return FeatureLacks.ExitCode(workspace.Catalogue.Pictures.List(), [], settings, shell);
    }

    /// <summary>Refuses what takes more than is allowed, or than the machine has.</summary>
    private void RequireMemory(TrainingOptions training, long bytes)
    {
        var work = $"training with {Counted.Of(training.BatchSize, "picture")} a step";
        MemoryBudget.Check(work, bytes, settings.MemoryBytes);
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes is var all && bytes > all)
        {
            throw new UsageException(
                $"{work} takes about {ByteSize.Write(bytes)}, more than the {ByteSize.Write(all)} that this machine "
                + "has; take a smaller --batch, --size, --width or --code-size.");
        }
    }

    private static TrainSummary Summary(string workspace, TrainResult result, int failed, double seconds)
    {
        var model = result.Model;
        var best = model.BestEpoch > 0 ? model.Epochs[model.BestEpoch - 1] : null;
        return new(
            workspace, model.Name, TrainedModels.FileOf(workspace, model.Name),
            Path.Join(result.Folder, TrainedModels.CardFile), model.Dimension, model.Parameters, model.Pictures,
            model.JudgingPictures, failed, model.Epochs.Count, model.BestEpoch, best?.Loss, best?.ValidationLoss,
            model.End switch
            {
                TrainingEnd.NoLongerBetter => "no_longer_better",
                var end => end.ToString().ToLowerInvariant(),
            },
            result.TakenUp, seconds, result.PicturesShown / Math.Max(seconds, 1e-9), ProcessMemory.Peak());
    }

    private static string Text(TrainSummary summary)
    {
        var end = summary.End switch
        {
            "no_longer_better" => ", stopped when it got no better",
            "diverged" => ", diverged",
            _ => "",
        };
        var loss = (summary.ValidationLoss ?? summary.Loss) is { } value
            ? string.Create(CultureInfo.InvariantCulture, $", loss {value:0.00000} after epoch {summary.BestEpoch}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Name}: {summary.Parameters:N0} parameters, a code of {summary.Dimension:N0} numbers\n"
            + $"{Counted.Of(summary.Epochs, "epoch")} of {Counted.Of(summary.Pictures, "picture")}{loss}{end}"
            + $"{TakenUp(summary)} ({summary.Seconds:0.0} s, {summary.PicturesPerSecond:0.0} pictures/s)\n"
            + $"{summary.Model}");
    }

    private static string TakenUp(TrainSummary summary) => !summary.Resumed ? ""
        : summary.PicturesPerSecond > 0 ? ", taken up where it was stopped" : ", all done before";

    /// <summary>A line for each epoch.</summary>
    private sealed class EpochLines(ProgressLine progress, int epochs) : IProgress<EpochRecord>
    {
        public void Report(EpochRecord value) => progress.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {value.Epoch} of {epochs}: loss {value.Loss:0.00000}")
            + (value.ValidationLoss is { } judged
                ? string.Create(CultureInfo.InvariantCulture, $", of pictures not shown {judged:0.00000}") : ""));
    }
}
