using System.Globalization;

namespace Akin.Workspace.Runs;

/// <summary>
/// The file <c>core-distances.csv</c>: the header <c>rank,distance</c>, then the distance of each point to its
/// min-samples-th nearest point (itself counted), rising. Where the curve bends upwards is DBSCAN's radius.
/// </summary>
public static class CoreDistanceFile
{
    /// <summary>Its name.</summary>
    public const string Name = "core-distances.csv";

    /// <summary>Writes the curve, every number with all its digits.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="distances">Rising.</param>
    public static void Write(string path, IReadOnlyList<float> distances)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("rank,distance");
        for (var rank = 0; rank < distances.Count; rank++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rank},{distances[rank]:R}"));
        }
    }

    /// <summary>At most 1,000 points of the curve at even steps, its ends among them.</summary>
    internal static IReadOnlyList<float> Steps(IReadOnlyList<float> distances)
    {
        const int Most = 1000;
        return distances.Count <= Most
            ? distances
            : [.. Enumerable.Range(0, Most)
                .Select(i => distances[(int)((long)i * (distances.Count - 1) / (Most - 1))])];
    }
}
