using System.Collections.Immutable;
using Akin.Autoencoder.Layers;

namespace Akin.Autoencoder;

/// <summary>The layers of a design one by one, with shapes and numbers of parameters.</summary>
public sealed class NetworkSummary
{
    private readonly ImmutableArray<NetworkLayer>.Builder _layers = ImmutableArray.CreateBuilder<NetworkLayer>();

    /// <summary>Describes a design.</summary>
    /// <exception cref="ArgumentException">It is not possible; see <see cref="NetworkDesign.Check"/>.</exception>
    public NetworkSummary(NetworkDesign design)
    {
        design.Check();
        Add("input", LayerKind.Input, design.Picture);
        var plan = NetworkPlan.Of(design);
        foreach (var shape in plan.Encoder)
        {
            Convolution(shape, shape.Sums);
            if (shape.Pools)
            {
                Add("max_pooling2d", LayerKind.MaxPooling, shape.Output);
            }
        }

        if (design.CodeSize > 0)
        {
            Add("flatten", LayerKind.Flatten, new(1, 1, Map.Size));
            Dense(design.CodeSize, "");
            Dense(design.LastMap.Size, "relu");
            Add("reshape", LayerKind.Reshape, design.LastMap);
        }

        foreach (var shape in plan.Decoder)
        {
            if (shape.Enlarges)
            {
                Add("up_sampling2d", LayerKind.UpSampling, new(Map.Height * 2, Map.Width * 2, Map.Channels));
            }

            Convolution(shape, shape.Output);
        }
    }

    /// <summary>From the picture to its reconstruction.</summary>
    public ImmutableArray<NetworkLayer> Layers => _layers.ToImmutable();

    /// <summary>Weights and biases of all.</summary>
    public int Parameters => _layers.Sum(layer => layer.Parameters);

    private MapShape Map => _layers[^1].Output;

    private void Convolution(ConvolutionShape shape, MapShape output)
    {
        string[] words =
        [
            $"{shape.Side} × {shape.Side}",
            .. shape.Step > 1 ? [$"stride {shape.Step}"] : Array.Empty<string>(),
            .. shape.Activation == Activation.Linear ? [] : new[] { shape.Activation.ToString().ToLowerInvariant() },
        ];
        Add("conv2d", LayerKind.Convolution, output, shape.Parameters, string.Join(", ", words));
    }

    private void Dense(int outputs, string detail) =>
        Add("dense", LayerKind.Dense, new(1, 1, outputs), checked(outputs * (Map.Size + 1)), detail);

    private void Add(string name, LayerKind kind, MapShape output, int parameters = 0, string detail = "")
    {
        var earlier = _layers.Count(layer => layer.Kind == kind);
        _layers.Add(new(earlier == 0 ? name : $"{name}_{earlier}", kind, output, parameters, detail));
    }
}
