using Akin.Embedding.Inputs;

namespace Akin.Embedding.Models;

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

    /// <summary>How a picture becomes that input.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>The ways to take features, at least one; the first is the one taken when none is named.</summary>
    public required IReadOnlyList<LayerCard> Layers { get; init; }

    /// <summary>SPDX identifier of the licence of the weights.</summary>
    public required string Licence { get; init; }

    /// <summary>Where the model comes from.</summary>
    public required string Source { get; init; }
}
