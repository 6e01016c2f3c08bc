using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>Progress of one group, told under its name.</summary>
internal sealed class NamedProgress(string name, IProgress<StageProgress>? inner) : IProgress<StageProgress>
{
    public void Report(StageProgress value) => inner?.Report(value with { Stage = $"{name}: {value.Stage}" });
}
