using System.Diagnostics;
using System.Globalization;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>Where a run's time goes: from the last report of one stage to the last report of the next.</summary>
internal sealed class StageTimes : IProgress<StageProgress>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private readonly List<(string Stage, double End)> _stages = [];

    public void Report(StageProgress value)
    {
        lock (_gate)
        {
            if (_stages.Count == 0 || _stages[^1].Stage != value.Stage)
            {
                _stages.Add((value.Stage, 0));
            }

            _stages[^1] = (value.Stage, _watch.Elapsed.TotalSeconds);
        }
    }

    /// <summary>The stages in order, each with its seconds, and what came after the last.</summary>
    public override string ToString()
    {
        var ends = _stages.Append(("the rest", _watch.Elapsed.TotalSeconds)).ToArray();
        return string.Join(", ", ends.Select((stage, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Item1} {stage.Item2 - (i == 0 ? 0 : ends[i - 1].Item2):0.00} s")));
    }
}
