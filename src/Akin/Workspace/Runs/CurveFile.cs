using System.Globalization;
using Akin.Clustering;

namespace Akin.Workspace.Runs;

/// <summary>
/// The file <c>curve.csv</c>: a header that begins with <c>k,silhouette,inertia</c>, then a line for each k that was
/// tried; what was not computed is left empty.
/// </summary>
public static class CurveFile
{
    private const string Header = "k,silhouette,inertia,simplified_silhouette,calinski_harabasz,davies_bouldin,gap,"
        + "gap_error,stability,blob_stability,separation,support,silhouette_low,silhouette_high,silhouette_of_sample,"
        + "silhouette_sample";

    /// <summary>Writes the curve, every number with all its digits.</summary>
    public static void Write(string path, IEnumerable<KCurvePoint> curve)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(Header);
        foreach (var p in curve)
        {
            double?[] values =
            [
                p.K, p.Silhouette, p.Inertia, p.SimplifiedSilhouette, p.CalinskiHarabasz, p.DaviesBouldin, p.Gap,
                p.GapError, p.Stability, p.BlobStability, p.Separation, p.Support, p.SilhouetteLow, p.SilhouetteHigh,
                p.SampleSilhouette, p.SilhouetteSample,
            ];
            writer.WriteLine(string.Join(
                ',', values.Select(value => value?.ToString("R", CultureInfo.InvariantCulture))));
        }
    }
}
