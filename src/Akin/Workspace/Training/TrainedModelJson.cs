using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akin.Autoencoder;

namespace Akin.Workspace.Training;

/// <summary>Cards of trained networks as JSON: snake_case, indented, readable letters.</summary>
[JsonSerializable(typeof(TrainedModel))]
internal sealed partial class TrainedModelJson : JsonSerializerContext
{
    /// <summary>The context to use.</summary>
    public static TrainedModelJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters =
        {
            new JsonStringEnumConverter<Activation>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<RateSchedule>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ReconstructionLoss>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<TrainingEnd>(JsonNamingPolicy.SnakeCaseLower),
        },
    });
}
