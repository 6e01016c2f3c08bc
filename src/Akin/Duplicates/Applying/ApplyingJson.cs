using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akin.Duplicates.Applying;

/// <summary>Plans and journals as JSON: snake_case, readable letters; a journal's entries are lines.</summary>
[JsonSerializable(typeof(PlannedRemovals))]
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class ApplyingJson : JsonSerializerContext
{
    /// <summary>For plans.</summary>
    public static ApplyingJson Readable { get; } = new(With(indented: true));

    /// <summary>For journals.</summary>
    public static ApplyingJson Lines { get; } = new(With(indented: false));

    private static JsonSerializerOptions With(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = indented,
        NewLine = "\n",
        Converters =
        {
            new JsonStringEnumConverter<DuplicateKind>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<RemovalAction>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<JournalStep>(JsonNamingPolicy.SnakeCaseLower),
        },
    };
}
