using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Embedding.Tuning;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Workspace.Training;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models tune</c>: measures how the work of a model is best laid on this machine.</summary>
internal sealed class ModelsTuneCommand : Verb
{
    private const int Width = 640;
    private const int Height = 480;

    private readonly Argument<string> _model = new("MODEL")
    {
        Description = "A model by its id, as akin models list has them, or an ONNX file; it is measured as --model "
            + "takes it.",
    };

    private readonly Option<bool> _forget = new("--forget")
    {
        Description = "Forget all that was measured of it, on any layer; the next long run measures anew.",
    };

    private readonly ExtractorSymbols _extractor = new();

    public ModelsTuneCommand()
        : base(
            "tune",
            "Measures anew how many workers, threads in an operator and pictures at a time a model is fastest with "
            + "here, and remembers it. Long runs do this by themselves. No features change.")
    {
        Add(_model);
        Add(_forget);
        _extractor.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models tune resnet50", "Measure on drawn pictures; akin models show resnet50 tells what was found."),
        new("akin models tune birds.onnx --forget", "Forget what was measured of a file of your own."),
        new("akin models tune autoencoder:dense --workspace Houses.akin", "Measure a network trained in Houses.akin."),
    ];

    public override async Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var catalogue = shell.Models();
        var recipe = Recipe(result, catalogue, settings, shell);
        var summary = result.GetValue(_forget)
            ? new TuneSummary(recipe.ModelId, null, Forget(recipe, catalogue))
            : await MeasureAsync(recipe, catalogue, settings, shell, cancellation).ConfigureAwait(false);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(summary));
        return ExitCode.Done;
    }

    private ExtractorRecipe Recipe(ParseResult result, ModelCatalogue catalogue, Settings settings, Shell shell)
    {
        var model = NamedModel.Find(result.GetValue(_model)!, catalogue, settings, shell);
        var choice = _extractor.Read(result, model.Path ?? model.Card!.Id);
        try
        {
            return TrainedExtractor.Means(choice.Model)
                ? WorkspaceModels.Recipe(choice, settings, shell) : ExtractorRecipe.Choose(choice, catalogue);
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    private static async Task<TuneSummary> MeasureAsync(
        ExtractorRecipe recipe, ModelCatalogue catalogue, Settings settings, Shell shell,
        CancellationToken cancellation)
    {
        using var progress = new ProgressLine(shell);
        progress.Report(new StageProgress("measuring", 0, 0, "rounds"));
        var tuning = new ModelTuning(catalogue.Folder, new PictureDecoder(new DecodeLimits()), settings.Threads);
        var folder = Directory.CreateTempSubdirectory("akin-tune-");
        try
        {
            string[] files = [.. ModelCheck.Draw(Width, Height).Select((picture, i) => Write(folder, i, picture))];
            EmbeddingInput[] inputs =
                [.. Enumerable.Range(0, tuning.Sample).Select(i => new EmbeddingInput(i, files[i % files.Length]))];
            var measured = await tuning.MeasureAsync(recipe, inputs, cancellation).ConfigureAwait(false)
                ?? throw new ModelUnavailableException(
                    $"{recipe.ModelId} gives no features of drawn pictures: nothing was measured.");
            return new ArrangementMemory(catalogue.Folder).Of(recipe.Sha256).Contains(measured)
                ? new(recipe.ModelId, MeasuredDetail.Of(measured), 0)
                : throw CannotWrite(catalogue, "what was measured is not remembered");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Forget(ExtractorRecipe recipe, ModelCatalogue catalogue)
    {
        var memory = new ArrangementMemory(catalogue.Folder);
        var known = memory.Of(recipe.Sha256).Count;
        return memory.Forget(recipe.Sha256) == known ? known : throw CannotWrite(catalogue, "nothing is forgotten");
    }

    private static ModelUnavailableException CannotWrite(ModelCatalogue catalogue, string consequence) => new(
        $"{Path.Combine(catalogue.Folder, ArrangementMemory.FileName)} cannot be written, or is of a newer Akin, so "
        + $"{consequence}: make it writable, or set AKIN_MODELS to another folder.");

    private static string Write(DirectoryInfo folder, int number, RgbImage picture)
    {
        var path = Path.Combine(folder.FullName, $"{number}.jpg");
        File.WriteAllBytes(path, PictureEncoder.Jpeg(picture));
        return path;
    }

    private static string Text(TuneSummary summary) => summary.Measured is { } measured
        ? $"{summary.Model}: {measured.Text}"
        : summary.Forgotten > 0
            ? $"{Counted.Of(summary.Forgotten, "measurement")} of {summary.Model} forgotten"
            : $"nothing was measured of {summary.Model}";
}
