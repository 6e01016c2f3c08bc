using System.Runtime.CompilerServices;
using Akin.Cli.Commands;
using Akin.Cli.Parsing;
using Akin.Embedding;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>
/// The second stage: features for every picture, of one model or of several at once. The models are loaded only when
/// there is a picture to embed.
/// </summary>
internal sealed class EmbedWork
{
    private readonly PictureSettings _pictures;
    private readonly Settings _settings;

    public EmbedWork(PictureSettings pictures, Settings settings)
    {
        (_pictures, _settings) = (pictures, settings);
        Extractions = [.. pictures.Extractors.Select(Extraction.Of)];
        if (Extractions.CountBy(each => each.Model.Key).FirstOrDefault(key => key.Value > 1) is { Key: { } twice })
        {
            var first = Extractions.First(each => each.Model.Key == twice);
            throw new UsageException($"--model names {first.Recipe.ModelId} twice.");
        }

        if (Extractions.Count > EmbedStage.MostSets)
        {
            throw new UsageException(
                $"--model names {Extractions.Count} models; at most {EmbedStage.MostSets} go at once.");
        }

        if (Extractions.Count > 1 && pictures.Set.Name is not null)
        {
            throw new UsageException(
                "--name goes with one --model; the sets of several are called after their models.");
        }
    }

    /// <summary>What the pipeline did; zeros when there was nothing to do.</summary>
    public EmbeddingStatistics Statistics { get; private set; }

    /// <summary>What is done to a picture, by each model.</summary>
    public IReadOnlyList<Extraction> Extractions { get; }

    /// <summary>What is done to a picture by the first model.</summary>
    public ExtractorRecipe Recipe => Extractions[0].Recipe;

    /// <summary>That in the words of the workspace.</summary>
    public FeatureModel Model => Extractions[0].Model;

    /// <summary>
    /// The work for a set that is to be used: by the model that it was made with. Without a name of one by the model
    /// that was asked for; where none was, by that of <paramref name="usual"/>.
    /// </summary>
    public static EmbedWork For(
        AkinWorkspace workspace, PictureSettings pictures, Settings settings, FeatureSet? usual = null)
    {
        if (pictures.Further.Count > 0)
        {
            throw new UsageException("--model takes one model here; akin embed takes several at once.");
        }

        var asked = pictures.Extractor != new ExtractorChoice();
        var wanted = pictures.Set.Wanted is { } name ? FeatureSets.Named(workspace, name) : asked ? null : usual;
        if (wanted is null)
        {
            return new(pictures, settings);
        }

        var set = FeatureSets.BeginningOf(workspace, wanted);
        var again = asked ? pictures : pictures with { Extractor = ExtractorText.Read(set) };
        var work = new EmbedWork(again with { Set = new(Name: set.Name) }, settings);
        return work.Model.Key == set.Model.Key ? work : throw new UsageException(
            $"the set '{wanted.Name}' is of {set.Model.Id} ({set.Model.Precision}, {set.Model.Preprocessing}), not of "
            + $"what {work.Model.Id} gives now ({work.Model.Precision}, {work.Model.Preprocessing}); "
            + (asked ? "leave the options of the model out." : "choose another set, or --model."));
    }

    /// <summary>Says, a line each, what was assumed of models that no catalogue knows.</summary>
    public void SayAssumptions(TextWriter error)
    {
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
        var known = workspace.Catalogue.FeatureSets.ListByUse().ToList();
        var sets = new List<FeatureSet>();
        foreach (var extraction in Extractions)
        {
            sets.Add(extraction.SetAmong([.. known, .. sets.Except(known)], _pictures.Set));
        }

        return sets;
    }

    public Task<IReadOnlyList<EmbedResult>> RunAsync(
        AkinWorkspace workspace, IProgress<StageProgress> progress, CancellationToken cancellation) =>
        EmbedStage.RunAsync(
            workspace, new EmbedOptions { Sets = SetsIn(workspace), Embed = Embed }, progress, cancellation);

    private async IAsyncEnumerable<EmbeddedPicture> Embed(
        IReadOnlyList<EmbeddingInput> inputs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var models = new List<EmbeddingModel>();
        try
        {
            models.AddRange(Extractions.Select(each => EmbeddingModel.Open(each.Recipe)));
            var pipeline = new EmbeddingPipeline(models, new PictureDecoder(IndexWork.LimitsOf(_pictures)));
            var options = new EmbeddingOptions { Threads = _settings.Threads };
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
}
