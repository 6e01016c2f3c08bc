using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>The part of a graph that leads from a picture to one layer, loaded into the engine.</summary>
internal sealed class LayerPart : IDisposable
{
    private LayerPart(OnnxSession session, PictureInput input, LayerShape shape, OnnxElementType element)
    {
        Session = session;
        Input = input;
        Shape = shape;
        Element = element;
    }

    public OnnxSession Session { get; }

    public PictureInput Input { get; }

    /// <summary>What the layer gives for one picture.</summary>
    public LayerShape Shape { get; }

    /// <summary>The type of the layer's values.</summary>
    public OnnxElementType Element { get; }

    /// <summary>
    /// Cuts it out and loads it. A graph that fixes a number of pictures gets one at a time wherever nothing in it
    /// contradicts: what a picture gives does then not depend on others, and no work is lost.
    /// </summary>
    /// <param name="graph">The whole.</param>
    /// <param name="input">Its input.</param>
    /// <param name="preprocessing">Gives the size of pictures.</param>
    /// <param name="tensor">The layer.</param>
    /// <param name="options">How to load; the folder of weights is set here.</param>
    /// <param name="pictures">Pictures at a time; more than one must be possible.</param>
    /// <param name="open">Loads the part; <see langword="null"/> to load it as it is.</param>
    /// <exception cref="ArgumentException">The graph takes pictures of another size.</exception>
    /// <exception cref="ModelUnavailableException">The layer needs more than a picture, gives no numbers, or cannot be
    /// computed.</exception>
    /// <exception cref="OnnxException">The engine is missing.</exception>
    public static LayerPart Load(
        OnnxGraph graph, PictureInput input, Preprocessing preprocessing, string tensor, OnnxSessionOptions options,
        int pictures = 1, SessionOpening? open = null)
    {
        open ??= (model, how) => new OnnxSession(model, how);
        var needed = GraphCut.Needed(graph, [tensor]);
        if (graph.Inputs.FirstOrDefault(other => other.Name != input.Name && needed.Contains(other.Name)) is { } other)
        {
            throw new ModelUnavailableException(
                $"The model file {graph.Path} computes {tensor} from '{other.Name}' {other.ShapeText} besides the "
                + "picture; take a layer that needs the picture alone.");
        }

        if (!needed.Contains(input.Name))
        {
            throw new ModelUnavailableException(
                $"The model file {graph.Path} computes {tensor} without looking at its input '{input.Name}'.");
        }

        WholeDivision.Check(graph, needed);
        if ((input.Width ?? preprocessing.Width) != preprocessing.Width
            || (input.Height ?? preprocessing.Height) != preprocessing.Height)
        {
            throw new ArgumentException(
                $"--size cannot be {preprocessing.Width} x {preprocessing.Height}: {graph.Path} takes pictures of "
                + $"{input.Width} x {input.Height}.");
        }

        if (pictures > 1)
        {
            return input.HasBatch
                ? Load(graph, input with { Pictures = pictures }, preprocessing, tensor, options, open, prove: true)
                : throw new ArgumentException($"{graph.Path} takes one picture at a time.");
        }

        if (input.Pictures > 1)
        {
            try
            {
                return Load(graph, input with { Pictures = 1 }, preprocessing, tensor, options, open, prove: true);
            }
            catch (Exception e) when (e is ModelUnavailableException or ArgumentException)
            {
                // A shape inside says so many pictures: they are computed, and all but one are zeros.
            }
        }

        return Load(graph, input, preprocessing, tensor, options, open, prove: false);
    }

    private static LayerPart Load(
        OnnxGraph graph, PictureInput input, Preprocessing preprocessing, string tensor, OnnxSessionOptions options,
        SessionOpening open, bool prove)
    {
        var shape = input.ShapeFor(preprocessing.Width, preprocessing.Height);
        var model = GraphCut.Of(graph, [tensor], new Dictionary<string, long[]> { [input.Name] = shape });
        OnnxSession? session = null;
        try
        {
            session = open(model, options with { WeightsFolder = graph.Places.Folder });
            var output = session.Outputs[0];
            if (output.Element is not (OnnxElementType.Float32 or OnnxElementType.Float16 or OnnxElementType.Double))
            {
                throw new ModelUnavailableException(
                    $"The model file {graph.Path} gives {output.Element} values at {tensor}; features are floating "
                    + "point numbers.");
            }

            var isTold = output.Shape.Count > 0 && output.Shape.All(size => size > 0);
            var sizes = isTold && !prove
                ? output.Shape
                : session.ShapeOf(input.Name, PictureInput.TypeOf(input.Element), shape, tensor);
            return new LayerPart(
                session, input, LayerShape.Of(graph, tensor, input, (preprocessing.Width, preprocessing.Height), sizes),
                output.Element);
        }
        catch (OnnxException fault) when (fault.Code != OnnxErrorCode.NotSupported)
        {
            session?.Dispose();
            throw ModelFault.Of(graph.Path, tensor, preprocessing, fault);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    public void Dispose() => Session.Dispose();
}
