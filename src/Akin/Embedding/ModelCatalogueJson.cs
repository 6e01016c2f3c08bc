using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akin.Embedding;

/// <summary>The layout of <c>catalogue.json</c>.</summary>
/// <param name="Default">The id of the model that is used when none is named.</param>
/// <param name="Models">The models.</param>
internal sealed record CatalogueFile(string Default, IReadOnlyList<ModelCard> Models);

/// <summary>
/// Reads it without reflection. An unknown key or value is refused: a typing error must not pass in silence.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(LowerCaseConverter<Precision>), typeof(LowerCaseConverter<ChannelOrder>),
        typeof(LowerCaseConverter<TensorLayout>), typeof(LowerCaseConverter<PictureFit>),
    ])]
[JsonSerializable(typeof(CatalogueFile))]
internal sealed partial class ModelCatalogueJson : JsonSerializerContext;

/// <summary>Enumerations are written in lower case: <c>float32</c>.</summary>
internal sealed class LowerCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, false)
    where T : struct, Enum;
