using System.Text.Json.Serialization;

namespace Akin.Workspace.Runs;

/// <summary>The small records of a run as JSON: snake_case, indented.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(GroupingRecord))]
[JsonSerializable(typeof(MapRecord))]
internal sealed partial class RunFilesJson : JsonSerializerContext;
