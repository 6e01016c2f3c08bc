using System.Globalization;
using System.Runtime.CompilerServices;
using Akin.Cli.Commands;
using Akin.Cli.Display;
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

    /// <summary>The model in the words of the workspace.</summary>
    public FeatureModel Model { get; } = Choose(pictures);

    public Task<EmbedResult> RunAsync(
        AkinWorkspace workspace, IProgress<StageProgress> progress, CancellationToken cancellation) =>
        EmbedStage.RunAsync(
            workspace, new EmbedOptions { Model = Model, Embed = Embed }, progress, cancellation);

    private static FeatureModel Choose(PictureSettings pictures)
    {
        var catalogue = ModelCatalogue.Default;
        var card = pictures.Model is { } id ? Find(catalogue, id) : catalogue.DefaultCard;
        var precision = PrecisionChoice.Resolve(pictures.Precision);
        if (pictures.Precision is null && !card.Files.ContainsKey(precision))
        {
            precision = Precision.Float32;
        }

        var preprocessing = string.Create(
            CultureInfo.InvariantCulture,
            $"{card.Width} x {card.Height} {Words.Of(card.Fit)}, {Words.Of(card.Channels)}, (value - " +
            $"{card.Mean}) / {card.Scale}");
        return new(card.Id, card.Files[precision].Sha256, preprocessing, Words.Of(precision), card.Dimension);
    }

    private static ModelCard Find(ModelCatalogue catalogue, string id) =>
        catalogue.Cards.FirstOrDefault(card => card.Id == id) ?? throw new UsageException(
            $"--model cannot be '{id}'; it takes {string.Join(" or ", catalogue.Cards.Select(card => card.Id))}.");

    private async IAsyncEnumerable<EmbeddedPicture> Embed(
        IReadOnlyList<EmbeddingInput> inputs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var precision = Model.Precision == Words.Of(Precision.Int8) ? Precision.Int8 : Precision.Float32;
        using var model = EmbeddingModel.Open(Model.Id, precision);
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
