using System.Runtime.CompilerServices;
using Akin.Cli.Commands;
using Akin.Cli.Parsing;
using Akin.Embedding;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>
/// The second stage: features for every picture. The model is loaded only when there is a picture to embed.
/// </summary>
internal sealed class EmbedWork(PictureSettings pictures, Settings settings)
{
    /// <summary>What the pipeline did; zeros when there was nothing to do.</summary>
    public EmbeddingStatistics Statistics { get; private set; }

    /// <summary>What is done to a picture.</summary>
    public ExtractorRecipe Recipe { get; } = Choose(pictures.Extractor);

    /// <summary>The recipe in the words of the workspace.</summary>
    public FeatureModel Model => FeatureModel.Of(Recipe);

    /// <summary>
    /// The work for a set that is to be used: by the model that it was made with. Without a name of one by the model
    /// that was asked for; where none was, by that of <paramref name="usual"/>.
    /// </summary>
    public static EmbedWork For(
        AkinWorkspace workspace, PictureSettings pictures, Settings settings, FeatureSet? usual = null)
    {
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
            + $"what {work.Model.Id} ({work.Model.Precision}) gives now; "
            + (asked ? "leave --model and --precision out." : "choose another set, or --model."));
    }

    /// <summary>The set that the features go to.</summary>
    public FeatureSet SetIn(AkinWorkspace workspace)
    {
        var request = new FeatureSetRequest(Model, Model.Id, pictures.Set.Name, pictures.Set.Type);
        var set = FeatureSets.Checked(() => request.Choose(workspace.Catalogue.FeatureSets.ListByUse()));
        return set with { Recipe = ExtractorText.Write(pictures.Extractor, Recipe) };
    }

    /// <summary>Says, a line each, what was assumed of a model that no catalogue knows.</summary>
    public void SayAssumptions(TextWriter error)
    {
        foreach (var assumption in Recipe.Assumptions)
        {
            error.WriteLine($"{Recipe.ModelId}: {assumption}");
        }
    }

    public Task<IReadOnlyList<EmbedResult>> RunAsync(
        AkinWorkspace workspace, IProgress<StageProgress> progress, CancellationToken cancellation) =>
        EmbedStage.RunAsync(
            workspace, new EmbedOptions { Sets = [SetIn(workspace)], Embed = Embed }, progress, cancellation);

    private static ExtractorRecipe Choose(ExtractorChoice choice)
    {
        try
        {
            return ExtractorRecipe.Choose(choice);
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    private async IAsyncEnumerable<EmbeddedPicture> Embed(
        IReadOnlyList<EmbeddingInput> inputs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var model = EmbeddingModel.Open(Recipe);
        var pipeline = new EmbeddingPipeline(model, new PictureDecoder(IndexWork.LimitsOf(pictures)));
        var options = new EmbeddingOptions { Threads = settings.Threads };
        try
        {
            await foreach (var picture in pipeline.RunAsync(inputs, options, null, cancellation).ConfigureAwait(false))
            {
                yield return picture;
            }
        }
        finally
        {
            Statistics = pipeline.Statistics;
        }
    }
}
