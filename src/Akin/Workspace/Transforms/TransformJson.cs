using System.Text.Json.Serialization;

namespace Akin.Workspace.Transforms;

/// <summary>Stored transforms as JSON: snake_case, in one line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(StoredTransform))]
internal sealed partial class TransformJson : JsonSerializerContext;
