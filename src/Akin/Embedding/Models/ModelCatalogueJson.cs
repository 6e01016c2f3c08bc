using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akin.Embedding.Inputs;
using Akin.Imaging;

namespace Akin.Embedding.Models;

/// <summary>
/// Reads it without reflection. An unknown key or value is refused: a typing error must not pass in silence.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(LowerCaseConverter<Precision>), typeof(LowerCaseConverter<ChannelOrder>),
        typeof(LowerCaseConverter<TensorLayout>), typeof(TensorElementConverter),
        typeof(LowerCaseConverter<PictureFit>), typeof(LowerCaseConverter<Interpolation>),
        typeof(LowerCaseConverter<Pooling>), typeof(ChannelValuesConverter),
    ])]
[JsonSerializable(typeof(CatalogueFile))]
internal sealed partial class ModelCatalogueJson : JsonSerializerContext
{
    /// <summary>The same, written for people.</summary>
    public static ModelCatalogueJson Readable => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>Enumerations are written in lower case: <c>float32</c>.</summary>
internal sealed class LowerCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, false)
    where T : struct, Enum;

/// <summary>Types of values as NumPy writes them: <c>uint8</c>. Older versions wrote <c>u_int8</c>.</summary>
internal sealed class TensorElementConverter : JsonConverter<TensorElement>
{
    public override TensorElement Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var word = reader.TokenType == JsonTokenType.String ? reader.GetString() : "";
        var all = Enum.GetValues<TensorElement>();
        var at = Array.FindIndex(all, each => Word(each) == (word == "u_int8" ? "uint8" : word));
        return at >= 0 ? all[at] : throw new JsonException($"{string.Join(" or ", all.Select(Word))} is needed.");
    }

    public override void Write(Utf8JsonWriter writer, TensorElement value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Word(value));

    private static string Word(TensorElement value) => value.ToString().ToLowerInvariant();
}

/// <summary>One number for all channels, or three in the model's order.</summary>
internal sealed class ChannelValuesConverter : JsonConverter<ChannelValues>
{
    public override ChannelValues Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return new ChannelValues(reader.GetSingle());
        }

        Span<float> values = stackalloc float[3];
        var count = 0;
        while (reader.TokenType == JsonTokenType.StartArray || reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TokenType == JsonTokenType.Number && count < values.Length)
            {
                values[count] = reader.GetSingle();
            }

            count += reader.TokenType == JsonTokenType.Number ? 1 : 0;
            reader.Read();
        }

        return reader.TokenType == JsonTokenType.EndArray && count == values.Length
            ? new ChannelValues(values[0], values[1], values[2])
            : throw new JsonException("One number or a list of three is needed.");
    }

    public override void Write(Utf8JsonWriter writer, ChannelValues value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.First);
        writer.WriteNumberValue(value.Second);
        writer.WriteNumberValue(value.Third);
        writer.WriteEndArray();
    }
}
