using Akin.Clustering;

namespace Akin.Comparison.Models;

/// <summary>What suits a model on its own.</summary>
/// <param name="OwnK">The k it supports most; none where there is nothing to choose.</param>
/// <param name="ClearGroups">Whether there are groups at all.</param>
/// <param name="Curve">What each k gave.</param>
internal sealed record OwnGroups(int? OwnK, bool ClearGroups, IReadOnlyList<KCurvePoint> Curve);
