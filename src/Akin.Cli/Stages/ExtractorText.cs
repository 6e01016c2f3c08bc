using System.Text.Json;
using System.Text.Json.Serialization;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>
/// What a user asked of a model, as the workspace keeps it: pictures that are added get features in the same way.
/// </summary>
internal static class ExtractorText
{
    /// <summary>The choice in words, the precision as it was resolved.</summary>
    public static string Write(ExtractorChoice choice, ExtractorRecipe recipe) => JsonSerializer.Serialize(
        choice with { Model = choice.Model ?? recipe.ModelId, Precision = recipe.Precision },
        ExtractorJson.Default.ExtractorChoice);

    /// <summary>The choice by which a set was made; of one made before it was kept, model and precision.</summary>
    public static ExtractorChoice Read(FeatureSet set) => set.Recipe.Length > 0
        ? JsonSerializer.Deserialize(set.Recipe, ExtractorJson.Default.ExtractorChoice)!
        : new ExtractorChoice
        {
            Model = set.Model.Id,
            Precision = set.Model.Precision == "int8" ? Precision.Int8 : Precision.Float32,
        };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IncludeFields = true,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExtractorChoice))]
internal sealed partial class ExtractorJson : JsonSerializerContext;
