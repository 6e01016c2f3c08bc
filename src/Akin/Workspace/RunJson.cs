using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akin.Workspace;

/// <summary>Run records as JSON: snake_case, indented, readable letters.</summary>
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(RunStage))]
internal sealed partial class RunJson : JsonSerializerContext
{
    /// <summary>The context to use: this file is read by people too, so letters stay letters.</summary>
    public static RunJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });
}
