using Akin.Embedding.Graphs;
using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>Makes a recipe for an ONNX file that no catalogue knows: looks into it, and says what it assumes.</summary>
internal static class FileRecipe
{
    /// <summary>The recipe for a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="choice">What was asked for.</param>
    /// <exception cref="ArgumentException">The layer, the pooling or the precision is not to be had of it.</exception>
    /// <exception cref="ModelUnavailableException">The file is missing, damaged, or makes no features of
    /// pictures.</exception>
    /// <exception cref="Native.Onnx.OnnxException">The engine is missing or refuses the model.</exception>
    public static ExtractorRecipe Of(string path, ExtractorChoice choice)
    {
        using var graph = OnnxGraph.Open(path);
        var precision = PrecisionOf(graph);
        if (choice.Precision is { } wanted && wanted != precision)
        {
            throw new ArgumentException(
                $"--precision cannot be {wanted.ToString().ToLowerInvariant()}: {graph.Path} computes in "
                + $"{precision.ToString().ToLowerInvariant()}.");
        }

        var assumptions = new List<string>();
        var input = PictureInput.Find(graph);
        var preprocessing = Propose(graph, input, choice.Preprocessing, assumptions);
        return new ExtractorRecipe
        {
            ModelId = Path.GetFileNameWithoutExtension(path),
            Path = graph.Path,
            Layer = LayerChoice.Of(graph, input, preprocessing, choice, assumptions),
            HashedAs = graph.Stamp(),
            Sha256 = graph.Sha256(),
            Precision = precision,
            Input = input.Name,
            Preprocessing = preprocessing,
            Assumptions = assumptions,
        };
    }

    private static Preprocessing Propose(
        OnnxGraph graph, PictureInput input, PreprocessingChoice said, List<string> assumptions)
    {
        const int usual = 224;
        var proposed = new Preprocessing
        {
            Width = input.Width ?? input.Height ?? usual,
            Height = input.Height ?? input.Width ?? usual,
            Layout = input.Layout,
            Element = input.Element,
        };
        if (said.Size is null && (input.Width is null || input.Height is null))
        {
            assumptions.Add(
                $"It takes pictures of any size: {proposed.Width} x {proposed.Height} was taken (--size).");
        }

        var proposal = PreprocessingProposal.For(graph, input);
        if (said.Fit is null)
        {
            assumptions.Add(proposal.Fit);
        }

        // Who says a part of the values knows them: none is then guessed.
        var choice = proposal.Choice;
        if (said is { Preset: null, Scale: null, Mean: null, Std: null })
        {
            assumptions.Add(proposal.Values);
        }
        else
        {
            choice = new PreprocessingChoice { Fit = choice.Fit, Interpolation = choice.Interpolation };
        }

        return said.Apply(choice.Apply(proposed));
    }

    // By what most of the weights are.
    private static Precision PrecisionOf(OnnxGraph graph)
    {
        var values = graph.Weights.GroupBy(weight => weight.Element).ToDictionary(
            each => each.Key,
            each => each.Sum(weight => weight.Shape.Aggregate(1d, (product, size) => product * size)));
        var halves = values.GetValueOrDefault(OnnxElementType.Float16);
        var bytes = values.GetValueOrDefault(OnnxElementType.Int8) + values.GetValueOrDefault(OnnxElementType.UInt8);
        var floats = values.GetValueOrDefault(OnnxElementType.Float32);
        return halves > floats && halves > bytes ? Precision.Float16
            : bytes > floats ? Precision.Int8
            : Precision.Float32;
    }
}
