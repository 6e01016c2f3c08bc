using System.Text.Json.Serialization;
using Akin.Native.Onnx;

namespace Akin.Embedding.Tuning;

/// <summary>An arrangement that was measured, and for what.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Sha256">Its file.</param>
/// <param name="Features">How pictures become features of it, in words; precision among them.</param>
/// <param name="Device">What computes.</param>
/// <param name="Engine">The engine's version.</param>
/// <param name="Processor">The processor.</param>
/// <param name="Threads">Cores that were to be used.</param>
/// <param name="Arrangement">What is fastest.</param>
/// <param name="PicturesPerSecond">With it, while it was measured.</param>
/// <param name="Gain">Time of the plain arrangement over its time; 1 when the plain one is the fastest.</param>
public sealed record MeasuredArrangement(
    string Model,
    string Sha256,
    string Features,
    OnnxDevice Device,
    string Engine,
    string Processor,
    int Threads,
    Arrangement Arrangement,
    double PicturesPerSecond,
    double Gain)
{
    /// <summary>Whether it was measured on this machine as it is now.</summary>
    [JsonIgnore]
    public bool IsOfThisMachine => Engine == OnnxEngine.Describe().Version && Processor == ProcessorIdentity.Words;

    /// <summary>The same for a recipe of this machine, with nothing measured yet.</summary>
    internal static MeasuredArrangement Unmeasured(ExtractorRecipe recipe, int threads) => new(
        recipe.ModelId, recipe.Sha256, $"{recipe.Precision.ToString().ToLowerInvariant()}, {recipe.Words}",
        recipe.Device, OnnxEngine.Describe().Version ?? "", ProcessorIdentity.Words, threads,
        Arrangement.Plain(threads), 0, 1);

    /// <summary>Whether both are of the same model, use and machine.</summary>
    internal bool IsFor(MeasuredArrangement other) =>
        (Sha256, Features, Device, Engine, Processor, Threads)
        == (other.Sha256, other.Features, other.Device, other.Engine, other.Processor, other.Threads);
}
