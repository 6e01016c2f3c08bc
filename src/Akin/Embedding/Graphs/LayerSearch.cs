using System.Globalization;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Finds the tensor that a user means: its own name, a node's name, or one of <c>features</c>, <c>penultimate</c>,
/// <c>map</c>, <c>fc1</c>, <c>fc2</c>, …
/// </summary>
internal sealed class LayerSearch
{
    /// <summary>What the network gives before its fully connected layers.</summary>
    public const string Features = "features";

    /// <summary>What its last fully connected layer takes.</summary>
    public const string Penultimate = "penultimate";

    /// <summary>The last map of places, before it is pooled.</summary>
    public const string Map = "map";

    private static readonly string[] KnownOutputs =
    [
        "image_embeds", "image_embeddings", "image_features", "pooler_output", "embeddings", "embedding", "features",
        "feature", "last_hidden_state",
    ];

    private static readonly string[] WordsOfFeatures =
        ["embed", "feature", "pool", "hidden", "code", "latent", "repr", "vector"];

    private static readonly HashSet<string> Pools =
        ["GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool", "ReduceMean", "ReduceMax", "QLinearGlobalAveragePool"];

    private readonly OnnxGraph _graph;
    private readonly DenseChain _end;

    public LayerSearch(OnnxGraph graph)
    {
        _graph = graph;
        Output = KnownOutputs.Select(name => graph.Outputs.FirstOrDefault(output => output.Name == name))
            .FirstOrDefault(output => output is not null)?.Name ?? LikeFeatures(graph).Name;
        _end = new DenseChain(graph, Output);
    }

    /// <summary>
    /// The output that names by position start from: one known to be features, else one named like some, else the
    /// first that is no picture.
    /// </summary>
    public string Output { get; }

    /// <summary>The names by position that this graph has, and what they mean.</summary>
    public IEnumerable<(string Name, string Tensor)> Named =>
        from name in Positions
        let tensor = Alias(name)
        where tensor is not null
        select (name, tensor);

    private IEnumerable<string> Positions =>
        [Features, Map, Penultimate, .. Enumerable.Range(1, _end.Layers.Count).Select(number => $"fc{number}")];

    /// <summary>The tensor that a name means.</summary>
    /// <exception cref="ArgumentException">None; the message has the nearest names.</exception>
    public string Find(string name)
    {
        if (_graph.ProducerOf(name) is not null)
        {
            return name;
        }

        return _graph.Nodes.FirstOrDefault(node => node.Name == name && node.Outputs.Count > 0)?.Outputs[0]
            ?? Alias(name) ?? throw Unknown(name);
    }

    /// <summary>The tensor to take when no layer is named.</summary>
    /// <param name="pool">How it will be pooled; a pooling of places asks for the map before the network's own.</param>
    /// <param name="assumptions">Gets a sentence on what was taken, and why.</param>
    /// <exception cref="ArgumentException">All that the graph gives is a picture.</exception>
    public string Choose(Pooling? pool, ICollection<string> assumptions)
    {
        if (_graph.Outputs.FirstOrDefault(output => output.Name == Output) is { } given && IsPicture(_graph, given))
        {
            throw new ArgumentException(
                $"--layer is needed: the output {Output} of {Path.GetFileName(_graph.Path)} is {given.ShapeText}, a "
                + "picture as its input, not features; akin models show lists its layers.");
        }

        if (_graph.Outputs.Count > 1)
        {
            var names = string.Join(", ", _graph.Outputs.Take(8).Select(output => output.Name));
            assumptions.Add($"It has the outputs {names}; of these {Output} was looked at.");
        }

        var tensor = Output;
        if (_end.Layers is [.., var last] && !IsNamedLikeFeatures(Output))
        {
            tensor = _end.DataOf(last);
            assumptions.Add(
                $"Its output {Output} looks like a classifier's; what that takes, {tensor}, was taken "
                + $"(--layer {Output} takes the output itself).");
        }

        if (pool is Pooling.Average or Pooling.Max or Pooling.GeneralisedMean && MapBefore(tensor) is { } map
            && map != tensor)
        {
            tensor = map;
            assumptions.Add($"To be pooled, the map {tensor} before its own pooling was taken.");
        }

        return tensor;
    }

    private static GraphTensor LikeFeatures(OnnxGraph graph)
    {
        var others = graph.Outputs.Where(output => !IsPicture(graph, output)).ToList();
        return others.Find(output => IsNamedLikeFeatures(output.Name)) ?? others.FirstOrDefault() ?? graph.Outputs[0];
    }

    // What has the input's own shape is a picture made anew, as an autoencoder's.
    private static bool IsPicture(OnnxGraph graph, GraphTensor output) =>
        output.Shape is { Count: > 2 } shape && shape.Any(side => side.Size == 3)
        && graph.Inputs.Any(input => input.ShapeText == output.ShapeText);

    private static bool IsNamedLikeFeatures(string output) =>
        !output.Contains("decod", StringComparison.OrdinalIgnoreCase)
        && WordsOfFeatures.Any(word => output.Contains(word, StringComparison.OrdinalIgnoreCase));

    private string? Alias(string name) => name switch
    {
        Penultimate => _end.Layers is [.., var last] ? _end.DataOf(last) : null,
        Features => BeforeDense(),
        Map => MapBefore(BeforeDense()),
        ['f', 'c', .. var digits] when int.TryParse(
            digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= _end.Layers.Count => _end.Activated(_end.Layers[number - 1]),
        _ => null,
    };

    private string BeforeDense() => _end.Layers is [var first, ..] ? _end.DataOf(first) : Output;

    private string? MapBefore(string tensor)
    {
        var before = _end.BeforeShapes(tensor);
        return _graph.ProducerOf(before) is { } node && Pools.Contains(node.Operator) ? _end.DataOf(node) : before;
    }

    private ArgumentException Unknown(string name)
    {
        var tensors = _graph.Nodes.SelectMany(node => node.Outputs.Append(node.Name)).Where(each => each.Length > 0);
        var near = string.Join(", ", NearNames.Of(name, tensors, 3));
        var positions = string.Join(", ", Named.Select(each => each.Name));
        return new ArgumentException(
            $"--layer cannot be '{name}'; {Path.GetFileName(_graph.Path)} has "
            + $"{near}, and by position {positions}.");
    }
}
