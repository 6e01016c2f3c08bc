using Akin.Embedding.Models;

namespace Akin.Embedding.Graphs;

/// <summary>
/// A graph and what its names mean where it is computed: the model's own, one inside a node of it (of an If, a Loop, a
/// Scan), which sees the names around it, or a function for one of its calls, which does not.
/// </summary>
internal sealed class GraphScope
{
    private const int MostScopes = 10_000;
    private const int Deepest = 32;

    private readonly Shared _shared;
    private readonly GraphScope? _around;
    private readonly GraphNames _names;
    private readonly int _depth;
    private readonly Dictionary<string, GraphValue?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<GraphNode, IReadOnlyList<GraphScope>> _inside = new(ReferenceEqualityComparer.Instance);

    private GraphScope(Shared shared, GraphScope? around, int depth, GraphParts parts, GraphNames names)
    {
        (_shared, _around, _depth, Parts, _names) = (shared, around, depth, parts, names);
        shared.Scopes++;
        if (depth > Deepest || shared.Scopes > MostScopes)
        {
            throw new ModelUnavailableException(
                $"The model file {shared.Graph.Path} has too many graphs within graphs and calls of functions to be "
                + "looked through.");
        }
    }

    /// <summary>What the graph is made of.</summary>
    public GraphParts Parts { get; }

    /// <summary>The scope of a model's own graph.</summary>
    public static GraphScope Of(OnnxGraph graph) =>
        new(new Shared(graph), null, 0, graph.Parts, graph.Names) { IsOutermost = true };

    private bool IsOutermost { get; init; }

    /// <summary>Where the values of a tensor come from; <see langword="null"/> when nothing gives it.</summary>
    public GraphValue? Find(string tensor)
    {
        for (var scope = this; scope is not null; scope = scope._around)
        {
            if (scope.FindOwn(tensor) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The graphs inside a node, or the function that it calls; none for most nodes.</summary>
    public IReadOnlyList<GraphScope> Inside(GraphNode node)
    {
        if (_inside.TryGetValue(node, out var known))
        {
            return known;
        }

        List<GraphScope> inside = [];
        if (_shared.FunctionOf(node) is var (parts, names))
        {
            inside.Add(new(_shared, null, _depth + 1, parts, names));
            Pass(node.Inputs, inside[0]);
        }
        else if (node.Captured.Count > 0)
        {
            foreach (var graph in NodeAttribute.Graphs(_shared.Graph, node))
            {
                var inner = InnerGraphReader.Read(_shared.Graph.Bytes, graph);
                inside.Add(new(_shared, this, _depth + 1, inner, new(inner)));
                Give(node, inside[^1]);
            }
        }

        return _inside[node] = inside;
    }

    private GraphValue? FindOwn(string tensor) =>
        _values.TryGetValue(tensor, out var known) ? known : _values[tensor] = Make(tensor);

    private GraphValue? Make(string tensor)
    {
        if (tensor.Length == 0)
        {
            return null;
        }

        if (_names.IsWeight(tensor))
        {
            return new(this) { Weight = _names.WeightOf(tensor), IsSparse = _names.IsSparse(tensor) };
        }

        if (_names.ProducerOf(tensor) is { } node)
        {
            var output = node.Outputs.ToList().IndexOf(tensor);
            return Inside(node) is { Count: > 0 } inside
                ? OfInside(node, output, inside) : new(this) { Node = node, Output = output };
        }

        return IsOutermost && Parts.Inputs.Find(input => input.Name == tensor) is { } given
            ? new(this) { IsGiven = true, Stated = given.Element } : null;
    }

    /// <summary>An output of a node that has graphs inside: what they give at that place.</summary>
    private GraphValue? OfInside(GraphNode node, int output, IReadOnlyList<GraphScope> inside)
    {
        var first = node.Operator == "Loop" ? 1 : 0;
        (GraphScope, string)[] choices =
        [
            .. inside.Where(inner => inner.Parts.Outputs.Count > output + first)
                .Select(inner => (inner, inner.Parts.Outputs[output + first].Name)),
        ];

        // What a round hands on is what the last one gives, or what the first was given.
        var handed = node.Operator switch
        {
            "Loop" when node.Inputs.Count > output + 2 => node.Inputs[output + 2],
            "Scan" when output < States(node, inside[0].Parts.Inputs.Count) && node.Inputs.Count > output =>
                node.Inputs[output],
            _ => "",
        };
        return new(this)
        {
            Choices = handed.Length > 0 ? [(this, handed), .. choices] : choices,
            Deciders = [.. node.Inputs.Take(node.Operator switch { "If" => 1, "Loop" => 2, _ => 0 })],
        };
    }

    /// <summary>Gives the inputs of a function their values.</summary>
    private void Pass(IReadOnlyList<string> tensors, GraphScope inner)
    {
        foreach (var (input, tensor) in inner.Parts.Inputs.Zip(tensors))
        {
            inner._values[input.Name] = new(this) { Choices = [(this, tensor)] };
        }
    }

    /// <summary>Gives the inputs of a graph inside a node their values.</summary>
    private void Give(GraphNode node, GraphScope inner)
    {
        var (isLoop, inputs) = (node.Operator == "Loop", inner.Parts.Inputs);
        for (var place = 0; place < inputs.Count; place++)
        {
            // A scan of the eighth operator set takes lengths first.
            var outside = isLoop ? place : node.Inputs.Count - inputs.Count + place;
            var back = isLoop ? place - 1 : place;
            var handed = isLoop || (node.Operator == "Scan" && place < States(node, inputs.Count));
            List<(GraphScope, string)> choices = [];
            if ((!isLoop || place > 0) && outside >= 0 && outside < node.Inputs.Count)
            {
                choices.Add((this, node.Inputs[outside]));
            }

            if (handed && back >= 0 && back < inner.Parts.Outputs.Count && inner.Parts.Outputs[back].Name is var again
                && !inner.IsPassedOn(again, inputs[place].Name))
            {
                choices.Add((inner, again));
            }

            inner._values[inputs[place].Name] = new(this)
            {
                Stated = inputs[place].Element,
                Choices = choices,
                IsOfRounds = (isLoop && place == 0) || choices.Exists(each => each.Item1 == inner),
            };
        }
    }

    /// <summary>Whether a tensor is another one, as it is.</summary>
    private bool IsPassedOn(string tensor, string source)
    {
        for (var steps = 0; steps <= Parts.Nodes.Count && tensor != source; steps++)
        {
            if (_names.ProducerOf(tensor) is not { Operator: "Identity", Inputs: [var input, ..] })
            {
                return false;
            }

            tensor = input;
        }

        return tensor == source;
    }

    private int States(GraphNode node, int inputs) =>
        NodeAttribute.Numbers(_shared.Graph, node, "num_scan_inputs") is [var scanned, ..]
            ? inputs - (int)Math.Clamp(scanned, 0, inputs) : inputs;

    /// <summary>What all scopes of a model share.</summary>
    private sealed class Shared(OnnxGraph graph)
    {
        private readonly Dictionary<(string, string), (GraphParts, GraphNames)> _functions =
            InnerGraphReader.Functions(graph.Bytes, graph.Parts)
                .DistinctBy(each => (each.Domain, each.Name))
                .ToDictionary(each => (each.Domain, each.Name), each => (each.Parts, new GraphNames(each.Parts)));

        public OnnxGraph Graph => graph;

        public int Scopes { get; set; }

        public (GraphParts Parts, GraphNames Names)? FunctionOf(GraphNode node) =>
            _functions.TryGetValue((node.Domain, node.Operator), out var found) ? found : null;
    }
}
