using Akin.Numerics;
using Akin.Workspace.Transforms;

namespace Akin.Workspace;

/// <summary>
/// A named set of features, a row for each picture: what one model gives, or what a transform makes of another set.
/// </summary>
public sealed record FeatureSet
{
    /// <summary>Its number in the catalogue; 0 before it is there.</summary>
    internal long Id { get; init; }

    /// <summary>What people call it: unique in its workspace.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its folder; sets of equal key have equal rows for equal pictures.</summary>
    public required string Key { get; init; }

    /// <summary>The model that made the features, or those that it was made of.</summary>
    public required FeatureModel Model { get; init; }

    /// <summary>Numbers in a row, ≥ 1.</summary>
    public required int Dimension { get; init; }

    /// <summary>How the numbers are kept in its files.</summary>
    public FloatType Type { get; init; }

    /// <summary>That in a word: <c>float32</c>, <c>float16</c>.</summary>
    public string TypeName => FeatureSetTable.WordOf(Type);

    /// <summary>How its rows come from those of another set; <see langword="null"/> for what a model gives.</summary>
    public StoredTransform? Transform { get; init; }

    /// <summary>
    /// How its model was asked for, in words of whoever asked, so that more pictures can be asked for in the same way;
    /// empty when that was not said.
    /// </summary>
    public string Recipe { get; init; } = "";

    /// <summary>What was not said of its model and assumed, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>The set of what a model gives.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="model">The model.</param>
    /// <param name="type">How the numbers are kept.</param>
    public static FeatureSet Of(string name, FeatureModel model, FloatType type = FloatType.Float32) => new()
    {
        Name = name,
        Key = type == FloatType.Float32 ? model.Key : $"{model.Key}-float16",
        Model = model,
        Dimension = model.Dimension,
        Type = type,
    };
}
