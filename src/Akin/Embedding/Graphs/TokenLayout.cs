namespace Akin.Embedding.Graphs;

/// <summary>
/// Tells how a layer of two dimensions [a, b] lies: a places of b channels, as transformers have it, or a channels of b
/// places, as a map has whose rows were joined. What the graph computes on the way to it decides.
/// </summary>
/// <param name="ChannelsFirst">Whether the first dimension is that of channels.</param>
/// <param name="OfMap">Whether its places are those of a map, with nothing added.</param>
internal sealed record TokenLayout(bool ChannelsFirst, bool OfMap)
{
    private const int Registers = 4;
    private const int MostSpecial = 16;

    private static readonly HashSet<string> OverChannels =
        ["LayerNormalization", "SkipLayerNormalization", "RMSNormalization", "SimplifiedLayerNormalization"];

    private static readonly HashSet<string> Products =
        ["MatMul", "MatMulInteger", "QLinearMatMul", "FusedMatMul", "Gemm", "QGemm", "Attention"];

    // The rest of their inputs are numbers: shapes, places, sizes of parts.
    private static readonly HashSet<string> OfTheFirst =
        ["Reshape", "Flatten", "Squeeze", "Unsqueeze", "Slice", "Split", "Transpose", "Pow"];

    /// <summary>Looks back from a layer; <see langword="null"/> when nothing on the way tells.</summary>
    public static TokenLayout? Of(OnnxGraph graph, string layer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Step>([new(layer, false, false)]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at.Tensor) || graph.ProducerOf(at.Tensor) is not { } node)
            {
                continue;
            }

            if (Tell(node, at) is { } told)
            {
                return told;
            }

            if (OfTheFirst.Contains(node.Operator) && node.Inputs.Count > 0)
            {
                var turns = node.Operator == "Transpose" && node.Order is [0, 2, 1];
                open.Push(at with { Tensor = node.Inputs[0], Turned = at.Turned ^ turns });
            }
            else if (MapLayout.SamePlaces.Contains(node.Operator))
            {
                foreach (var input in node.Inputs.Reverse())
                {
                    open.Push(at with { Tensor = input, Joined = at.Joined || node.Operator == "Concat" });
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Tokens besides those of patches: the class token, a second one for distillation, registers. The convolution that
    /// cuts the picture into patches says how many of these there are.
    /// </summary>
    /// <returns><see langword="null"/> when there is no such convolution, or the numbers do not fit.</returns>
    public static int? SpecialOf(OnnxGraph graph, string picture, (int Width, int Height) size, int tokens)
    {
        const int leastPatch = 4;
        if (PatchConvolution(graph, picture) is not { Strides: [var down, var across] }
            || down < leastPatch || across < leastPatch)
        {
            return null;
        }

        var patches = size.Height / down * (size.Width / across);
        if (tokens >= patches)
        {
            return tokens - patches <= MostSpecial ? (int)(tokens - patches) : null;
        }

        // Patches that are merged, two by two in both directions, leave no room for others.
        while (patches > tokens && patches % 4 == 0)
        {
            patches /= 4;
        }

        return patches == tokens ? 0 : null;
    }

    /// <summary>The usual number: patches in a square, a class token, or that and four registers.</summary>
    public static int UsualSpecial(int tokens) =>
        IsSquare(tokens) ? 0 : IsSquare(tokens - 1) ? 1 : IsSquare(tokens - 1 - Registers) ? 1 + Registers : 0;

    private static TokenLayout? Tell(GraphNode node, Step at)
    {
        if (MapLayout.ChannelsFirst.Contains(node.Operator) || node is { Operator: "Transpose", Order: [0, 3, 1, 2] })
        {
            return new(!at.Turned, !at.Joined);
        }

        if (node is { Operator: "Transpose", Order: [0, 2, 3, 1] })
        {
            return new(at.Turned, !at.Joined);
        }

        // A product of a turned layer may be one over its places.
        return OverChannels.Contains(node.Operator) || (!at.Turned && Products.Contains(node.Operator))
            ? new(at.Turned, false)
            : null;
    }

    private static GraphNode? PatchConvolution(OnnxGraph graph, string picture)
    {
        var tensor = picture;
        for (var step = 0; step < MostSpecial; step++)
        {
            var taker = graph.Nodes.FirstOrDefault(node => node.Inputs.Contains(tensor)
                && (node.Operator is "Transpose" || MapLayout.SamePlaces.Contains(node.Operator)
                    || node.Operator.Contains("Conv", StringComparison.Ordinal)));
            if (taker is null || taker.Operator.Contains("Conv", StringComparison.Ordinal))
            {
                return taker;
            }

            tensor = taker.Outputs[0];
        }

        return null;
    }

    private static bool IsSquare(int number)
    {
        var root = (int)Math.Round(Math.Sqrt(Math.Max(0, number)));
        return number > 0 && root * root == number;
    }

    /// <param name="Tensor">Where the search is.</param>
    /// <param name="Turned">Whether its two dimensions are the other way round.</param>
    /// <param name="Joined">Whether it was joined with something on the way.</param>
    private readonly record struct Step(string Tensor, bool Turned, bool Joined);
}
