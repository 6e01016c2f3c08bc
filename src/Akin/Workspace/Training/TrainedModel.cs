using System.Text.Json;
using System.Text.Json.Serialization;
using Akin.Autoencoder;

namespace Akin.Workspace.Training;

/// <summary>The card of a network that was trained here: what it is, and what it was made from.</summary>
public sealed record TrainedModel
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Rows of a picture.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of a picture.</summary>
    public required int Width { get; init; }

    /// <summary>Filters of each level.</summary>
    public required IReadOnlyList<int> Filters { get; init; }

    /// <summary>Values of the dense code; 0 when the last map is the code.</summary>
    public required int CodeSize { get; init; }

    /// <summary>Whether filters step instead of pooling.</summary>
    public required bool Strided { get; init; }

    /// <summary>What makes the last sums a picture.</summary>
    public required Activation Output { get; init; }

    /// <summary>Numbers of the code.</summary>
    public required int Dimension { get; init; }

    /// <summary>Weights and biases.</summary>
    public required int Parameters { get; init; }

    /// <summary>Pictures it was shown.</summary>
    public required int Pictures { get; init; }

    /// <summary>Pictures that judged it.</summary>
    public required int JudgingPictures { get; init; }

    /// <summary>What was made small.</summary>
    public required ReconstructionLoss Loss { get; init; }

    /// <summary>Pictures of a step; not known of the cards of earlier versions, as what follows.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The learning rate of the first epoch.</summary>
    public double? Rate { get; init; }

    /// <summary>How the rate went.</summary>
    public RateSchedule? Schedule { get; init; }

    /// <summary>The decay of weights.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>How pictures were changed when shown.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The epoch whose weights it has.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>What each epoch came to.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>Why training ended.</summary>
    public required TrainingEnd End { get; init; }

    /// <summary>SHA-256 of the model file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The network.</summary>
    [JsonIgnore]
    public NetworkDesign Design => new()
    {
        Height = Height,
        Width = Width,
        Filters = [.. Filters],
        CodeSize = CodeSize,
        Strided = Strided,
        Output = Output,
    };

    /// <summary>Reads a card; none where the file is no card.</summary>
    public static TrainedModel? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), TrainedModelJson.Readable.TrainedModel);
        }
        catch (Exception problem) when (problem is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal string Text => JsonSerializer.Serialize(this, TrainedModelJson.Readable.TrainedModel) + "\n";
}
