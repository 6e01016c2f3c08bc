using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>Features in the space that groups and maps are computed in.</summary>
public sealed class ReducedFeatures : IDisposable
{
    private bool _owns;

    internal ReducedFeatures(Matrix points, bool owns, IReadOnlyList<double> explainedVarianceRatio)
    {
        Points = points;
        _owns = owns;
        ExplainedVarianceRatio = explainedVarianceRatio;
    }

    /// <summary>One row for each row of the features.</summary>
    public Matrix Points { get; }

    /// <summary>The share of each principal component in the variance; empty without a reduction.</summary>
    public IReadOnlyList<double> ExplainedVarianceRatio { get; }

    /// <summary>The points, to keep when this is gone; copied only where they are the features themselves.</summary>
    internal Matrix Take()
    {
        var points = _owns ? Points : Points.Copy();
        _owns = false;
        return points;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_owns)
        {
            Points.Dispose();
        }
    }
}
