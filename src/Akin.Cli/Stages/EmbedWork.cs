using System.Runtime.CompilerServices;
using Akin.Cli.Commands;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Embedding.Tuning;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Training;
using Akin.Workspace.Transforms;

namespace Akin.Cli.Stages;

/// <summary>
/// The second stage: features for every picture, of one model or of several at once. The models are loaded only when
/// there is a picture to embed; that of a set that is there is not even looked for before.
/// </summary>
internal sealed class EmbedWork
{
    private const long UsualWindowBytes = 512L << 20;

    private readonly PictureSettings _pictures;
    private readonly Settings _settings;
    private readonly Lazy<IReadOnlyList<Extraction>> _extractions;
    private readonly FeatureSet? _used;
    private readonly FeatureSet? _beginning;
    private IProgress<string>? _notices;

    /// <summary>The work for what was asked for.</summary>
    /// <param name="pictures">What was asked for.</param>
    /// <param name="workspace">Full path of the workspace.</param>
    /// <param name="settings">What every verb is told.</param>
    public EmbedWork(PictureSettings pictures, string workspace, Settings settings)
    {
        (_pictures, _settings) = (pictures, settings);
        IReadOnlyList<Extraction> extractions =
            [.. pictures.Extractors.Select(each => Extraction.Of(each, workspace))];
        _extractions = new(extractions);
        if (extractions.CountBy(each => each.Model.Key).FirstOrDefault(key => key.Value > 1) is { Key: { } twice })
        {
            var first = extractions.First(each => each.Model.Key == twice);
            throw new UsageException($"--model names {first.Recipe.ModelId} twice.");
        }

        if (extractions.Count > EmbedStage.MostSets)
        {
            throw new UsageException(
                $"--model names {extractions.Count} models; at most {EmbedStage.MostSets} go at once.");
        }

        if (extractions.Count > 1 && pictures.Set.Name is not null)
        {
            throw new UsageException(
                "--name goes with one --model; the sets of several are called after their models.");
        }
    }

    /// <summary>The work for a set that is there.</summary>
    private EmbedWork(
        PictureSettings pictures, Settings settings, AkinWorkspace workspace, FeatureSet used, FeatureSet beginning,
        Extraction? known = null)
    {
        var folder = workspace.Folder;
        (_pictures, _settings, _used, _beginning) = (pictures, settings, used, beginning);
        _extractions = new(() => [known ?? Again(used, beginning, folder)]);
    }

    /// <summary>What the pipeline did; zeros when there was nothing to do.</summary>
    public EmbeddingStatistics Statistics { get; private set; }

    /// <summary>What is done to a picture, by each model.</summary>
    public IReadOnlyList<Extraction> Extractions => _extractions.Value;

    /// <summary>What is done to a picture by the first model.</summary>
    public ExtractorRecipe Recipe => Extractions[0].Recipe;

    /// <summary>That in the words of the workspace.</summary>
    public FeatureModel Model => Extractions[0].Model;

    /// <summary>
    /// The work for the set that is to be used: the one that was named; without a name that of the model that was asked
    /// for; where none was, the one that was embedded last. A set that is there grows by the model it was made with.
    /// </summary>
    public static EmbedWork For(AkinWorkspace workspace, PictureSettings pictures, Settings settings)
    {
        if (pictures.Further.Count > 0)
        {
            throw new UsageException("--model takes one model here; akin embed takes several at once.");
        }

        var sets = workspace.Catalogue.FeatureSets;
        var wanted = pictures.Set.Wanted is { } name ? FeatureSets.Named(workspace, name) : null;
        if (pictures.Extractor == new ExtractorChoice())
        {
            return (wanted ?? sets.Latest()) is { } there
                ? new(pictures, settings, workspace, there, workspace.Catalogue.FeatureSets.BeginningOf(there))
                : new(pictures, workspace.Folder, settings);
        }

        var asked = new EmbedWork(pictures, workspace.Folder, settings);
        var extraction = asked.Extractions[0];
        if (wanted is null)
        {
            var meant = asked.SetsIn(workspace)[0];
            return sets.List().Any(set => set.Key == meant.Key)
                ? new(pictures, settings, workspace, meant, meant, extraction)
                : asked;
        }

        var beginning = workspace.Catalogue.FeatureSets.BeginningOf(wanted);
        CheckModel(wanted, beginning, asked.Model, "leave the options of the model out.");
        beginning = beginning with { Recipe = extraction.Text, Assumptions = extraction.Recipe.Assumptions };
        return new(pictures, settings, workspace, wanted, beginning, extraction);
    }

    /// <summary>The set that is to be used; <see langword="null"/> where it is not there yet.</summary>
    public FeatureSet? Used => _used;

    /// <summary>Whether the set that is to be used is there, so that nothing need be embedded to use it.</summary>
    public bool IsThere => _used is not null;

    /// <summary>
    /// Says, a line each, what was assumed of models; of a set that is there it was said when it was made.
    /// </summary>
    public void SayAssumptions(TextWriter error)
    {
        if (IsThere)
        {
            return;
        }

        foreach (var recipe in Extractions.Select(each => each.Recipe))
        {
            foreach (var assumption in recipe.Assumptions)
            {
                error.WriteLine($"{recipe.ModelId}: {assumption}");
            }
        }
    }

    /// <summary>The sets that the features go to, one for each model.</summary>
    public IReadOnlyList<FeatureSet> SetsIn(AkinWorkspace workspace)
    {
        if (_beginning is not null)
        {
            return [_beginning];
        }

        var known = workspace.Catalogue.FeatureSets.ListByUse().ToList();
        var sets = new List<FeatureSet>();
        foreach (var extraction in Extractions)
        {
            sets.Add(extraction.SetAmong([.. known, .. sets.Except(known)], _pictures.Set));
        }

        return sets;
    }

    /// <summary>Embeds what is missing.</summary>
    /// <param name="workspace">Opened for writing.</param>
    /// <param name="makeLatest">Whether the first set becomes the one to work on when no other is named.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellation">Stops between pictures.</param>
    public Task<IReadOnlyList<EmbedResult>> RunAsync(
        AkinWorkspace workspace, bool makeLatest, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        _notices = progress as IProgress<string>;
        var options = new EmbedOptions
        {
            Sets = SetsIn(workspace),
            Embed = Embed,
            MakeLatest = makeLatest,
            Notices = _notices,
        };
        return EmbedStage.RunAsync(workspace, options, progress, cancellation);
    }

    /// <summary>Embeds what is missing, without another set becoming the latest; gives the set to use.</summary>
    public async Task<(FeatureStore Store, EmbedResult Result)> FillAsync(
        AkinWorkspace workspace, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var key = (_used ?? SetsIn(workspace)[0]).Key;
        var results = await RunAsync(workspace, false, progress, cancellation).ConfigureAwait(false);
        return (StoreOf(workspace, key), results[0]);
    }

    /// <summary>
    /// The set to use as it is, with what is made of others brought up to date where the workspace is opened for
    /// writing.
    /// </summary>
    public FeatureStore Store(
        AkinWorkspace workspace, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        if (workspace.IsForWriting)
        {
            TransformStage.BringUpToDate(workspace, _beginning!, progress, cancellation);
        }

        return StoreOf(workspace, _used!.Key);
    }

    private static FeatureStore StoreOf(AkinWorkspace workspace, string key) =>
        workspace.Features(workspace.Catalogue.FeatureSets.List().First(set => set.Key == key));

    /// <summary>What a set was made with, found again.</summary>
    private static Extraction Again(FeatureSet used, FeatureSet beginning, string workspace)
    {
        try
        {
            var choice = ExtractorText.Read(beginning);
            if (TrainedExtractor.Means(choice.Model))
            {
                // The kind alone meant the only network there was; by now there may be others.
                choice = choice with { Model = beginning.Model.Id };
            }

            var extraction = Extraction.Of(choice, workspace, beginning.Model.FileSha256);
            CheckModel(used, beginning, extraction.Model, "choose another set, or --model.");
            return extraction;
        }
        catch (ModelUnavailableException problem) when (ExtractorText.Read(beginning).Model is { } model
            && ExtractorChoice.NamesFile(model))
        {
            throw new ModelUnavailableException(
                $"{problem.Message} The set '{beginning.Name}' was made with it and lacks pictures: say where it is "
                + "now with --model FILE.onnx and its other options, or leave the source out.");
        }
    }

    private static void CheckModel(FeatureSet used, FeatureSet beginning, FeatureModel now, string remedy)
    {
        var model = beginning.Model;
        if (now.Key != model.Key)
        {
            throw new UsageException(
                $"the set '{used.Name}' is of {model.Id} ({model.Precision}, {model.Preprocessing}), not of what "
                + $"{now.Id} gives now ({now.Precision}, {now.Preprocessing}); {remedy}");
        }
    }

    private async IAsyncEnumerable<EmbeddedPicture> Embed(
        IReadOnlyList<EmbeddingInput> inputs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = new EmbeddingOptions { Threads = _settings.Threads, Window = Window() };
        var models = new List<EmbeddingModel>();
        try
        {
            var decoder = new PictureDecoder(IndexWork.LimitsOf(_pictures));
            var tuning = new ModelTuning(ModelFolder.TryFind(), decoder, _settings.Threads);
            foreach (var each in Extractions)
            {
                models.Add(await tuning.OpenAsync(each.Recipe, inputs, _notices, cancellation).ConfigureAwait(false));
            }

            var pipeline = new EmbeddingPipeline(models, decoder);
            try
            {
                await foreach (var picture in pipeline.RunAsync(inputs, options, null, cancellation)
                    .ConfigureAwait(false))
                {
                    yield return picture;
                }
            }
            finally
            {
                Statistics = pipeline.Statistics;
            }
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }
    }

    /// <summary>Pictures on their way at once, so that their features stay within what the budget allows.</summary>
    private int Window()
    {
        var values = Extractions.Sum(each => (long)each.Model.Dimension);
        var row = values * sizeof(float);
        var least = _settings.Threads + 1;
        MemoryBudget.Check(
            $"embedding pictures by {values} numbers each",
            row * (EmbedOptions.RowsInMemory + least),
            _settings.MemoryBytes);
        var rows = _settings.MemoryBytes is { } budget
            ? (budget / row) - EmbedOptions.RowsInMemory
            : Math.Max(least, UsualWindowBytes / row);
        return (int)Math.Min(rows, new EmbeddingOptions().Window);
    }
}
