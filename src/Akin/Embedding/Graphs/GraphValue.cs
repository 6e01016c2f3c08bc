using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Where the values of a tensor come from: a node, a constant, the caller, or other tensors, of which it has the values
/// of one.
/// </summary>
/// <param name="scope">Where its names are looked up.</param>
internal sealed class GraphValue(GraphScope scope)
{
    /// <summary>The operation that computes it; <see langword="null"/> when it is not computed by one.</summary>
    public GraphNode? Node { get; init; }

    /// <summary>Which of the tensors of its node it is.</summary>
    public int Output { get; init; }

    /// <summary>The constant that it is.</summary>
    public GraphWeight? Weight { get; init; }

    /// <summary>Whether it is a constant with few values other than 0.</summary>
    public bool IsSparse { get; init; }

    /// <summary>Whether it is what the model is given.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Whether it counts the rounds of a loop, or is what one round hands to the next.</summary>
    public bool IsOfRounds { get; init; }

    /// <summary>The type that is stated for it, or undefined.</summary>
    public OnnxElementType Stated { get; init; }

    /// <summary>The tensors one of whose values it has, where it is computed by no node.</summary>
    public IReadOnlyList<(GraphScope Scope, string Tensor)> Choices { get; set; } = [];

    /// <summary>The tensors that decide which.</summary>
    public IReadOnlyList<string> Deciders { get; init; } = [];

    /// <summary>What its node takes; none where an input is left out.</summary>
    public GraphValue? Input(int place) => Node?.Inputs.Count > place ? scope.Find(Node.Inputs[place]) : null;

    /// <summary>All that its node takes.</summary>
    public IEnumerable<GraphValue> Inputs => Find(Node?.Inputs ?? []);

    /// <summary>What it may be.</summary>
    public IEnumerable<GraphValue> MayBe => Choices.Select(each => each.Scope.Find(each.Tensor)).OfType<GraphValue>();

    /// <summary>What decides that.</summary>
    public IEnumerable<GraphValue> DecidedBy => Find(Deciders);

    private IEnumerable<GraphValue> Find(IEnumerable<string> tensors) =>
        tensors.Select(scope.Find).OfType<GraphValue>();
}
