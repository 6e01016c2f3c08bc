using System.Text.Json;
using Akin.Numerics;
using Akin.Projection;

namespace Akin.Workspace.Runs;

/// <summary>The files of a run's folder, under the names that programs rely on.</summary>
/// <param name="Folder">The run's folder.</param>
public sealed record RunFiles(string Folder)
{
    /// <summary>The label of each row.</summary>
    public string Labels => Path.Join(Folder, "labels.csv");

    /// <summary>The groups' centres, a row for each.</summary>
    public string Centers => Path.Join(Folder, "centers.npy");

    /// <summary>The distance of each row to its centre.</summary>
    public string Distances => Path.Join(Folder, "distances.npy");

    /// <summary>Silhouette and inertia for each k; there when k was to be chosen.</summary>
    public string Curve => Path.Join(Folder, "curve.csv");

    /// <summary>The curve that DBSCAN's radius was read off; there when it was to be chosen.</summary>
    public string CoreDistances => Path.Join(Folder, CoreDistanceFile.Name);

    /// <summary>How strongly each row belongs to its group; there for HDBSCAN.</summary>
    public string Probabilities => Path.Join(Folder, ProbabilitiesFile.Name);

    /// <summary>The tree that the groups were cut from, as SciPy lays it out; there for agglomerative.</summary>
    public string Tree => Path.Join(Folder, LinkageFile.Name);

    /// <summary>The place of each row on the map.</summary>
    public string Map => Path.Join(Folder, "map.npy");

    private string GroupingJson => Path.Join(Folder, "grouping.json");

    private string MapJson => Path.Join(Folder, "map.json");

    /// <summary>What is told of the groups.</summary>
    public GroupingRecord ReadGrouping() =>
        JsonSerializer.Deserialize(File.ReadAllBytes(GroupingJson), RunFilesJson.Default.GroupingRecord)!;

    /// <summary>What is told of the map.</summary>
    public MapRecord ReadMap() =>
        JsonSerializer.Deserialize(File.ReadAllBytes(MapJson), RunFilesJson.Default.MapRecord)!;

    internal void Write(Grouping grouping, ReducedFeatures points)
    {
        LabelsFile.Write(Labels, grouping.Labels);
        NpyFile.Write(Centers, grouping.Centers);
        using var distances = Matrix.From(grouping.Distances, columns: 1);
        NpyFile.Write(Distances, distances);
        if (grouping.Choice is { } choice)
        {
            CurveFile.Write(Curve, choice.Curve);
        }

        if (grouping.CoreDistances is { } distancesToCore)
        {
            CoreDistanceFile.Write(CoreDistances, distancesToCore);
        }

        if (grouping.Probabilities is { } probabilities)
        {
            ProbabilitiesFile.Write(Probabilities, probabilities);
        }

        if (grouping.Tree is { } tree)
        {
            LinkageFile.Write(Tree, tree);
        }

        var record = GroupingRecord.Of(grouping, points);
        File.WriteAllText(GroupingJson, JsonSerializer.Serialize(record, RunFilesJson.Default.GroupingRecord) + "\n");
    }

    internal void Write(PointMap map, MapOptions options)
    {
        NpyFile.Write(Map, map.Coordinates);
        var record = new MapRecord(
            MapMethods.NameOf(options.Method), map.Perplexity, map.KlDivergence, map.Neighbours, map.Trustworthiness);
        File.WriteAllText(MapJson, JsonSerializer.Serialize(record, RunFilesJson.Default.MapRecord) + "\n");
    }
}
