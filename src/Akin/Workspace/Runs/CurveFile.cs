using System.Globalization;
using Akin.Clustering;

namespace Akin.Workspace.Runs;

/// <summary>
/// The file <c>curve.csv</c>: the header <c>k,silhouette,inertia</c>, then a line for each k that was tried.
/// </summary>
public static class CurveFile
{
    /// <summary>Writes the curve, every number with all its digits.</summary>
    public static void Write(string path, IEnumerable<KCurvePoint> curve)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("k,silhouette,inertia");
        foreach (var point in curve)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{point.K},{point.Silhouette:R},{point.Inertia:R}"));
        }
    }
}
