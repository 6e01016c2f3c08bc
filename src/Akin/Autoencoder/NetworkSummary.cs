using System.Collections.Immutable;

namespace Akin.Autoencoder;

/// <summary>The layers of a design one by one, with shapes and numbers of parameters.</summary>
public sealed class NetworkSummary
{
    private const string Relu = "3 × 3, relu";

    private readonly ImmutableArray<NetworkLayer>.Builder _layers = ImmutableArray.CreateBuilder<NetworkLayer>();

    /// <summary>Describes a design.</summary>
    /// <exception cref="ArgumentException">It is not possible; see <see cref="NetworkDesign.Check"/>.</exception>
    public NetworkSummary(NetworkDesign design)
    {
        design.Check();
        Add("input", LayerKind.Input, design.Picture);
        foreach (var filters in design.Filters)
        {
            Convolution(filters, 3, design.Strided ? "3 × 3, stride 2, relu" : Relu, design.Strided ? 2 : 1);
            if (!design.Strided)
            {
                Add("max_pooling2d", LayerKind.MaxPooling, Halved(Map));
            }
        }

        if (design.CodeSize > 0)
        {
            Add("flatten", LayerKind.Flatten, new(1, 1, Map.Size));
            Dense(design.CodeSize, "");
            Dense(design.LastMap.Size, "relu");
            Add("reshape", LayerKind.Reshape, design.LastMap);
        }

        foreach (var filters in design.Filters.Reverse())
        {
            Convolution(filters, 3, Relu, 1);
            Add("up_sampling2d", LayerKind.UpSampling, new(Map.Height * 2, Map.Width * 2, Map.Channels));
        }

        Convolution(
            NetworkDesign.PictureChannels, 1, design.Output == Activation.Sigmoid ? "1 × 1, sigmoid" : "1 × 1", 1);
    }

    /// <summary>From the picture to its reconstruction.</summary>
    public ImmutableArray<NetworkLayer> Layers => _layers.ToImmutable();

    /// <summary>Weights and biases of all.</summary>
    public int Parameters => _layers.Sum(layer => layer.Parameters);

    private MapShape Map => _layers[^1].Output;

    private void Convolution(int filters, int side, string detail, int step) => Add(
        "conv2d", LayerKind.Convolution, new(Map.Height / step, Map.Width / step, filters),
        filters * ((Map.Channels * side * side) + 1), detail);

    private void Dense(int outputs, string detail) =>
        Add("dense", LayerKind.Dense, new(1, 1, outputs), checked(outputs * (Map.Size + 1)), detail);

    private void Add(string name, LayerKind kind, MapShape output, int parameters = 0, string detail = "")
    {
        var earlier = _layers.Count(layer => layer.Kind == kind);
        _layers.Add(new(earlier == 0 ? name : $"{name}_{earlier}", kind, output, parameters, detail));
    }

    private static MapShape Halved(MapShape map) => new(map.Height / 2, map.Width / 2, map.Channels);
}
