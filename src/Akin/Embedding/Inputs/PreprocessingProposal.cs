using System.Globalization;
using System.Text.RegularExpressions;
using Akin.Embedding.Graphs;
using Akin.Imaging;

namespace Akin.Embedding.Inputs;

/// <summary>
/// What a model of nobody's catalogue was probably trained on, told by what its file says: the type of its input, what
/// its author wrote beside it, the operations that come first, and the names of families. Each guess is a sentence.
/// </summary>
/// <param name="Choice">What to take unless it is said otherwise.</param>
/// <param name="Values">Why these values, in a sentence.</param>
/// <param name="Fit">Why this fit, in a sentence.</param>
internal sealed partial record PreprocessingProposal(PreprocessingChoice Choice, string Values, string Fit)
{
    private const string Squashed = "Pictures are squashed to its size (--fit).";
    private const int NamesLookedAt = 400;

    // The first whose words are in the file's name decides; Keras is told by the layout that TensorFlow has.
    private static readonly Family[] Families =
    [
        new("CLIP", FileWords("clip"), PreprocessingPreset.Clip, Interpolation.Bicubic),
        new("SigLIP", FileWords("siglip"), PreprocessingPreset.Tf),
        new("DINO", FileWords("dino"), PreprocessingPreset.ImageNet, Interpolation.Bicubic),
        new("EfficientNet-Lite", FileWords("efficientnet[-_]?lite"), null),
        new("a ResNet v2 of Keras", FileWords("resnet[0-9]*v2"), PreprocessingPreset.Tf, OfKeras: true),
        new("a VGG or ResNet of Keras", FileWords("vgg|resnet"), PreprocessingPreset.Caffe, OfKeras: true),
        new("a MobileNet or Inception of Keras", FileWords("mobilenet|inception|xception|nasnet"),
            PreprocessingPreset.Tf, OfKeras: true),
        new("a ViT of Google", FileWords("google|vit[-_](tiny|small|base|large)[-_]patch"), PreprocessingPreset.Tf),
    ];

    /// <summary>Looks at a graph.</summary>
    public static PreprocessingProposal For(OnnxGraph graph, PictureInput input) =>
        OfBytes(input) ?? OfOwnNormalisation(graph, input) ?? OfMetadata(graph) ?? OfFamily(graph, input)
        ?? new(
            new PreprocessingChoice { Preset = PreprocessingPreset.ImageNet },
            "Values are normalised as for ImageNet (--preprocessing).",
            Squashed);

    private static PreprocessingProposal? OfBytes(PictureInput input) => input.Element != TensorElement.UInt8
        ? null
        : new(new(), "It takes bytes, which go in as they are (--preprocessing).", Squashed);

    private static PreprocessingProposal? OfOwnNormalisation(OnnxGraph graph, PictureInput input)
    {
        var tensor = input.Name;
        for (var step = 0; step < 8; step++)
        {
            var takers = graph.Nodes.Where(node => node.Inputs.Contains(tensor)).Take(2).ToArray();
            if (takers is not [{ Outputs.Count: 1 } node])
            {
                return null;
            }

            if (node.Operator is "Sub" or "Div" or "Mul" or "Add")
            {
                var fromOne = OfUnitValues(graph, node, tensor);
                return new(
                    fromOne ? new() { Preset = PreprocessingPreset.Unit } : new(),
                    $"It normalises values itself, by {node.Operator}: they go in as 0 to {(fromOne ? 1 : 255)} "
                    + "(--preprocessing).",
                    Squashed);
            }

            if (node.Operator is not ("Cast" or "Transpose" or "Identity" or "Resize" or "Pad"))
            {
                return null;
            }

            tensor = node.Outputs[0];
        }

        return null;
    }

    /// <summary>Whether the first operation is for values of 0 … 1: a mean below 2, or a deviation below 2.</summary>
    private static bool OfUnitValues(OnnxGraph graph, GraphNode node, string tensor)
    {
        var weight = node.Inputs.Where(other => other != tensor).Select(graph.WeightOf)
            .FirstOrDefault(found => found is not null);
        if (weight is not { Element: Native.Onnx.OnnxElementType.Float32, Values.Length: >= sizeof(float) })
        {
            return false;
        }

        var value = MathF.Abs(BitConverter.ToSingle(graph.Bytes[weight.Values.Start..]));
        return node.Operator == "Mul" ? value >= 0.5f : value < 2;
    }

    private static PreprocessingProposal? OfMetadata(OnnxGraph graph)
    {
        if (Numbers(graph, "mean") is { } mean && Numbers(graph, "std") is { } std && std is not { First: 0 })
        {
            // A deviation below 2 is one of values from 0 to 1.
            var scale = std.First < 2 ? 1 / 255f : 1;
            return new(
                new() { Scale = scale, Mean = mean, Std = std, Channels = ChannelOrder.Rgb },
                $"Its file says mean {mean} and std {std} (--mean, --std).",
                Squashed);
        }

        var author = string.Join(' ', graph.Metadata.Where(
            entry => entry.Key is "author" or "description").Select(entry => entry.Value));
        if (!author.Contains("ultralytics", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var fit = graph.Metadata.GetValueOrDefault("task") == "classify" ? PictureFit.Crop : PictureFit.Pad;
        return new(
            new() { Preset = PreprocessingPreset.Unit, Fit = fit },
            "It is by Ultralytics: values go in as 0 to 1 (--preprocessing).",
            fit == PictureFit.Crop
                ? "It is a classifier by Ultralytics: pictures are cropped (--fit)."
                : "It is by Ultralytics: pictures are padded to its size (--fit).");
    }

    private static PreprocessingProposal? OfFamily(OnnxGraph graph, PictureInput input)
    {
        var name = Path.GetFileNameWithoutExtension(graph.Path);
        var fromKeras = input.Layout == TensorLayout.Nhwc || graph.Nodes.Take(NamesLookedAt).Any(
            node => node.Name.Contains("StatefulPartitionedCall", StringComparison.Ordinal));
        foreach (var family in Families.Where(family => fromKeras || !family.OfKeras))
        {
            if (!family.Name.IsMatch(name))
            {
                continue;
            }

            var crops = family.CropBy is not null;
            var lite = new PreprocessingChoice { Scale = 1, Mean = new(127), Std = new(128) };
            var choice = family.Preset is { } preset ? new PreprocessingChoice { Preset = preset } : lite;
            var values = family.Preset?.ToString().ToLowerInvariant() ?? "(value - 127) / 128";
            return new(
                choice with { Fit = crops ? PictureFit.Crop : null, Interpolation = family.CropBy },
                $"Its name is that of {family.Is}: values are taken as {values} (--preprocessing).",
                crops ? $"Its name is that of {family.Is}: pictures are cropped, bicubic (--fit)." : Squashed);
        }

        return null;
    }

    private static ChannelValues? Numbers(OnnxGraph graph, string key)
    {
        var found = graph.Metadata.GetValueOrDefault(key) is { Length: < 200 } text
            ? NumberPattern().Matches(text).Select(match =>
                float.Parse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture)).ToArray()
            : [];
        return !Array.TrueForAll(found, float.IsFinite) ? null : found switch
        {
            [var all] => new ChannelValues(all),
            [var first, var second, var third] => new ChannelValues(first, second, third),
            _ => null,
        };
    }

    private static Regex FileWords(string words) =>
        new($"(^|[^a-z])({words})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"[-+]?\d+(\.\d*)?([eE][-+]?\d+)?")]
    private static partial Regex NumberPattern();

    /// <summary>A family of networks.</summary>
    /// <param name="Is">What it is called in a sentence.</param>
    /// <param name="Name">What is in the names of its files.</param>
    /// <param name="Preset">The values it was trained on; none for those of EfficientNet-Lite.</param>
    /// <param name="CropBy">The filter, when it was trained on crops.</param>
    /// <param name="OfKeras">Whether that holds only for graphs that come from TensorFlow.</param>
    private sealed record Family(
        string Is, Regex Name, PreprocessingPreset? Preset, Interpolation? CropBy = null, bool OfKeras = false);
}
