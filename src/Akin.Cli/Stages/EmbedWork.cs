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

    public Task<EmbedResult> RunAsync(
        AkinWorkspace workspace, IProgress<StageProgress> progress, CancellationToken cancellation) =>
        EmbedStage.RunAsync(
            workspace, new EmbedOptions { Model = Model, Embed = Embed }, progress, cancellation);

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
