using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akin.Workspace;

/// <summary>The details of edits as JSON: snake_case, one line, without what is not there.</summary>
[JsonSerializable(typeof(EditDetail))]
internal sealed partial class EditJson : JsonSerializerContext
{
    /// <summary>The context to use.</summary>
    public static EditJson Brief { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
