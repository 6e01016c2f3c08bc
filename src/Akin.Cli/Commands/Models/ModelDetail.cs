namespace Akin.Cli.Commands.Models;

/// <summary>What <c>akin models show --json</c> prints.</summary>
/// <param name="Model">Its row in the list.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Files">Its files.</param>
/// <param name="Input">The tensor that takes the picture.</param>
/// <param name="Preprocessing">How a picture becomes that input, in words and numbers.</param>
/// <param name="Layers">Named ways to take features; the first is the usual one.</param>
/// <param name="Assumptions">What is assumed of a file that no catalogue knows, a sentence each.</param>
internal sealed record ModelDetail(
    ModelRow Model,
    string Source,
    IReadOnlyList<ModelFileDetail> Files,
    string Input,
    string Preprocessing,
    IReadOnlyList<LayerDetail> Layers,
    IReadOnlyList<string> Assumptions)
{
    /// <summary>What was measured of it on this machine: how its work is laid on the cores.</summary>
    public IReadOnlyList<MeasuredDetail>? Measured { get; init; }

    /// <summary>Every tensor; only when they were asked for.</summary>
    public IReadOnlyList<TensorDetail>? Tensors { get; init; }
}
