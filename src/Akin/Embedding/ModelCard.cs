namespace Akin.Embedding;

/// <summary>
/// A row of <c>models/catalogue.json</c>: everything needed to get features out of a picture with one model. A model
/// is data, not a class.
/// </summary>
public sealed record ModelCard
{
    /// <summary>The name on the command line: <c>efficientnet-lite0</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The file for each precision there is.</summary>
    public required IReadOnlyDictionary<Precision, ModelFile> Files { get; init; }

    /// <summary>The name of the input tensor.</summary>
    public required string Input { get; init; }

    /// <summary>Input width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Input height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Order of the colours.</summary>
    public required ChannelOrder Channels { get; init; }

    /// <summary>Order of the input's dimensions.</summary>
    public required TensorLayout Layout { get; init; }

    /// <summary>How a picture is brought to the input size.</summary>
    public required PictureFit Fit { get; init; }

    /// <summary>Taken from each byte 0 … 255 before it is divided by <see cref="Scale"/>.</summary>
    public required float Mean { get; init; }

    /// <summary>What each byte less <see cref="Mean"/> is divided by; not 0.</summary>
    public required float Scale { get; init; }

    /// <summary>The name of the output tensor.</summary>
    public required string Output { get; init; }

    /// <summary>Number of features of a picture.</summary>
    public required int Dimension { get; init; }

    /// <summary>SPDX identifier of the licence of the weights.</summary>
    public required string Licence { get; init; }

    /// <summary>Where the model comes from.</summary>
    public required string Source { get; init; }
}
