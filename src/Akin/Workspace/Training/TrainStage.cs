using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akin.Autoencoder;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;

namespace Akin.Workspace.Training;

/// <summary>
/// Trains an autoencoder on the pictures of a workspace: decodes them once to the network's size, then trains with a
/// checkpoint a minute. Killed anywhere and run again it goes on, and the model is byte for byte that of an
/// undisturbed run. Other pictures or options are another training, which begins anew; one that was stopped is kept
/// until that is done.
/// </summary>
public static class TrainStage
{
    private const int Batch = 64;
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMinutes(1);

    /// <summary>Runs the stage.</summary>
    /// <param name="workspace">Opened for writing, its pictures indexed.</param>
    /// <param name="options">What is trained, and how.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="cancellation">Stops between pictures; the training is saved.</param>
    /// <exception cref="ArgumentException">The options are not possible.</exception>
    /// <exception cref="WorkspaceException">There is no picture to train on.</exception>
    public static TrainResult Run(
        AkinWorkspace workspace, TrainOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Design.Check();
        options.Training.Check();
        options.RequireMemory?.Invoke(Trainer.StepBytes(options.Design, options.Training));
        using var decoded = new DecodedPictures(
            TrainedModels.FolderOf(workspace.Folder), options.Design.Width, options.Design.Height);
        var wanted = Wanted(workspace, options);
        var added = Decode(workspace, options, wanted, decoded, progress, cancellation);
        var set = TrainingPictures.Of(decoded, wanted);
        if (set.Count == 0)
        {
            throw new WorkspaceException(
                "there is no picture to train on; akin ledger --failed says why none can be used.");
        }

        var trainer = new Trainer(options.Design, options.Training, set);
        var folder = TrainedModels.FolderOf(workspace.Folder, options.Name);
        Directory.CreateDirectory(folder);
        var checkpoints = new TrainingCheckpoints(folder, KeyOf(options, set));
        var takenUp = checkpoints.TryTakeUp(trainer, out var stopped);
        if (stopped is { } epochs)
        {
            options.Notices?.Report(
                $"training begins anew: one of '{options.Name}' that was stopped after "
                + $"{Counted.Of(epochs, "epoch")} is of other pictures or options, which would take it up again; it is "
                + "kept until this one is done.");
        }

        SayWhatIsReplaced(workspace, options, trainer);
        var shown = Train(trainer, options, checkpoints, progress, cancellation);
        checkpoints.Finish();
        if (trainer.State.BestEpoch == 0)
        {
            throw new WorkspaceException(
                $"the training of '{options.Name}' diverged in its first epoch, and nothing was kept of it; take a "
                + "smaller --rate.");
        }

        var model = Save(workspace, trainer, options, set, folder);
        var shownAgain = Sample(trainer).Select(picture =>
        {
            var rgb = new byte[options.Design.Picture.Size];
            set.Read(picture, rgb);
            return new RgbImage(options.Design.Width, options.Design.Height, rgb);
        });
        return new(model, folder, shown, added, takenUp) { Parameters = trainer.Best, Samples = [.. shownAgain] };
    }

    /// <summary>A set of features grows by the network that it was made with, which is kept for it.</summary>
    private static void SayWhatIsReplaced(AkinWorkspace workspace, TrainOptions options, Trainer trainer)
    {
        string[] sets =
            [.. SetsOf(workspace, options.Name).Where(set => set.Transform is null).Select(set => set.Name)];
        if (sets.Length > 0 && trainer.State.End == TrainingEnd.Running)
        {
            var (the, keep) = sets.Length == 1 ? ("the set", "keeps") : ("the sets", "keep");
            options.Notices?.Report(
                $"{the} {string.Join(", ", sets)} {keep} the network that there is and can grow by it; --model "
                + $"{TrainedExtractor.NameOf(options.Name)} makes a set of the one that is trained now.");
        }
    }

    private static IEnumerable<FeatureSet> SetsOf(AkinWorkspace workspace, string name) =>
        workspace.Catalogue.FeatureSets.List().Where(set => set.Model.Id == TrainedExtractor.NameOf(name));

    /// <summary>A few pictures to look at: of those that judge, where there are any.</summary>
    private static IEnumerable<int> Sample(Trainer trainer)
    {
        const int Most = 10;
        var judging = trainer.JudgingPictures;
        return judging.Count > 0 ? judging.Take(Most) : Enumerable.Range(0, Math.Min(Most, trainer.ShownPictures));
    }

    /// <summary>The pictures to train on, each content once, in the order of their ids.</summary>
    internal static PictureRecord[] Wanted(AkinWorkspace workspace, TrainOptions options)
    {
        PictureRecord[] all = [.. workspace.Catalogue.Pictures.ListIn()
            .Where(picture => picture.State is PictureState.Pending or PictureState.Ready)
            .DistinctBy(picture => picture.Fingerprint)];
        if (options.Pictures is not { } most || most >= all.Length)
        {
            return all;
        }

        var random = new RandomSource(options.Training.Seed);
        return [.. RowSample.Draw(all.Length, most, random).Select(row => all[row])];
    }

    /// <summary>Decodes what was not decoded before; gives how many.</summary>
    private static int Decode(
        AkinWorkspace workspace, TrainOptions options, PictureRecord[] wanted, DecodedPictures decoded,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        PictureRecord[] missing = [.. wanted.Where(picture => !decoded.Has(picture.Fingerprint!.Value))];
        var places = workspace.Places();
        var changed = 0;
        for (var start = 0; start < missing.Length; start += Batch)
        {
            var batch = missing.AsMemory(start, Math.Min(Batch, missing.Length - start));
            var done = ChunkedWork.Map(
                batch.Length, 1, options.Training.Threads, (i, _, _) => One(batch.Span[i]), cancellation);
            decoded.Add([.. done.Where(each => each.Outcome.State == PictureState.Ready)
                .Select(each => (each.Picture.Fingerprint!.Value, each.Rgb))]);
            changed += done.Count(each => each.Outcome.State == PictureState.Pending);
            var failed = done.Where(each => each.Outcome.State.IsFailure())
                .Select(each => (each.Picture.Id, each.Outcome.State, each.Outcome.Reason)).ToArray();
            workspace.Catalogue.InTransaction(() => workspace.Catalogue.Pictures.SetStates(failed));
            progress?.Report(new("decoding", start + batch.Length, missing.Length, "pictures"));
        }

        if (changed > 0)
        {
            options.Notices?.Report(
                $"{Counted.Of(changed, "picture")} changed since the index and {(changed == 1 ? "is" : "are")} left "
                + "out; name the source again to index it.");
        }

        return missing.Length;

        (PictureRecord Picture, DecodeOutcome Outcome, byte[] Rgb) One(PictureRecord picture)
        {
            var rgb = new byte[options.Design.Picture.Size];
            try
            {
                using var content = FileContent.Read(places.ContentOf(picture), options.MaxFileBytes);
                if (Fingerprint.OfBytes(content.Bytes.Span) != picture.Fingerprint)
                {
                    return (picture, new(PictureState.Pending, "", null, ""), rgb);
                }

                return (picture, options.Decoder.DecodeSquashed(
                    content.Bytes, options.Design.Width, options.Design.Height, rgb), rgb);
            }
            catch (Exception error) when (PictureFaultException.Of(error) is { } fault)
            {
                return (picture, new(fault.State, fault.Reason, null, ""), rgb);
            }
        }
    }

    private static long Train(
        Trainer trainer, TrainOptions options, TrainingCheckpoints checkpoints, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var shown = 0L;
        var saved = options.Time.GetTimestamp();
        var total = (long)options.Training.Epochs * trainer.ShownPictures;
        try
        {
            while (trainer.State.End == TrainingEnd.Running)
            {
                var before = ShownSoFar(trainer, options);
                var epochs = trainer.State.Epochs.Length;
                trainer.Step(cancellation);
                var now = ShownSoFar(trainer, options);
                shown += now - before;
                progress?.Report(new("training", now, total, "pictures"));
                if (trainer.State.Epochs.Length > epochs)
                {
                    options.Told?.Report(trainer.State.Epochs[^1]);
                }

                if (options.Time.GetElapsedTime(saved) >= BetweenCheckpoints
                    || trainer.State.End != TrainingEnd.Running)
                {
                    checkpoints.Save(trainer);
                    saved = options.Time.GetTimestamp();
                }
            }
        }
        catch (OperationCanceledException)
        {
            checkpoints.Save(trainer);
            throw;
        }

        return shown;
    }

    private static long ShownSoFar(Trainer trainer, TrainOptions options) =>
        ((long)trainer.State.Epochs.Length * trainer.ShownPictures)
        + Math.Min((long)trainer.State.Step * options.Training.BatchSize, trainer.ShownPictures);

    /// <summary>Writes the network and its card, unless they are there as they are to be.</summary>
    private static TrainedModel Save(
        AkinWorkspace workspace, Trainer trainer, TrainOptions options, TrainingPictures pictures, string folder)
    {
        var (design, state) = (options.Design, trainer.State);
        var bytes = OnnxNetwork.Write(design, trainer.Best, new Dictionary<string, string>
        {
            ["akin.name"] = options.Name,
            ["akin.pictures"] = pictures.Count.ToString(CultureInfo.InvariantCulture),
            ["akin.epochs"] = state.Epochs.Length.ToString(CultureInfo.InvariantCulture),
            ["akin.loss"] = state.BestLoss.ToString("R", CultureInfo.InvariantCulture),
            ["akin.seed"] = options.Training.Seed.ToString(CultureInfo.InvariantCulture),
        });
        var model = new TrainedModel
        {
            Name = options.Name,
            Height = design.Height,
            Width = design.Width,
            Filters = design.Filters,
            CodeSize = design.CodeSize,
            Strided = design.Strided,
            Output = design.Output,
            Dimension = design.Code.Size,
            Parameters = trainer.Best.Length,
            Pictures = trainer.ShownPictures,
            JudgingPictures = trainer.JudgingPictures.Count,
            Loss = options.Training.Loss,
            BatchSize = options.Training.BatchSize,
            Rate = options.Training.Rate,
            Schedule = options.Training.Schedule,
            WeightDecay = options.Training.WeightDecay,
            Augmentation = options.Training.Augmentation,
            Seed = options.Training.Seed,
            BestEpoch = state.BestEpoch,
            Epochs = state.Epochs,
            End = state.End,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        var (file, card) = (Path.Join(folder, $"{options.Name}.onnx"), Path.Join(folder, TrainedModels.CardFile));
        if (IsThere())
        {
            return model;
        }

        string[] used = [.. SetsOf(workspace, options.Name).Select(set => set.Model.FileSha256)];
        TrainedModels.KeepUsed(folder, options.Name, used.Contains);
        DurableFile.Write(file, path => File.WriteAllBytes(path, bytes));
        DurableFile.Write(card, path => File.WriteAllText(path, model.Text));
        return model;

        bool IsThere() => File.Exists(file) && File.Exists(card) && File.ReadAllText(card) == model.Text
            && Fingerprint.OfFile(file).ToString() == model.Sha256;
    }

    /// <summary>What decides the course of a training: all of the options but threads, and the pictures.</summary>
    private static string KeyOf(TrainOptions options, TrainingPictures pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var fingerprint in pictures.Fingerprints)
        {
            hash.AppendData(fingerprint.ToArray());
        }

        var (design, training) = (options.Design, options.Training with { Threads = 1 });
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"2|{design.Height}|{design.Width}|{string.Join(',', design.Filters)}|{design.CodeSize}|{design.Strided}|"
            + $"{design.Output}|{training}");
        hash.AppendData(Encoding.UTF8.GetBytes(words));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
