using System.Text.Json;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Projection;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Project;

/// <summary>A map that is there, its vectors, and how it was made; read and checked.</summary>
internal sealed class OntoMap : IDisposable
{
    private readonly Matrix _old;

    private OntoMap(Matrix map, Matrix old, MapOptions options, FeatureSpace space)
    {
        (Map, _old, Options) = (map, old, options);
        Mapped = space.Reduce(old);
    }

    /// <summary>The places.</summary>
    public Matrix Map { get; }

    /// <summary>The vectors that were mapped, scaled as the new ones are.</summary>
    public ReducedFeatures Mapped { get; }

    /// <summary>How the map was made.</summary>
    public MapOptions Options { get; }

    /// <summary>Reads it.</summary>
    /// <param name="onto">Where it is.</param>
    /// <param name="options">The options of this command; what the map's own metrics say goes before them.</param>
    /// <param name="space">What is done to the vectors first.</param>
    /// <param name="settings">Threads and memory.</param>
    /// <param name="shell">The current folder.</param>
    public static OntoMap Read(
        OntoSettings onto, MapOptions options, FeatureSpace space, Settings settings, Shell shell)
    {
        if (space.Components is not null)
        {
            throw new UsageException(
                "--on pca:N does not go with --onto; give the vectors as the map was made of them.");
        }

        var folder = shell.Absolute(onto.Folder);
        var made = MadeBy(Path.Join(folder, "metrics.json"), options);
        var map = VectorInput.Read(Path.Join(folder, "map.npy"), settings.MemoryBytes);
        var old = VectorInput.Read(shell.Absolute(onto.Vectors), settings.MemoryBytes);
        if (old.Rows != map.Rows)
        {
            throw new UsageException(
                $"--onto {onto.Folder} has a map of {map.Rows} rows, --onto-vectors {onto.Vectors} has {old.Rows}; "
                + "give the vectors that the map was made of.");
        }

        return new(map, old, made with { Dimensions = map.Columns }, space);
    }

    /// <summary>Refuses vectors of other dimensions than those of the map.</summary>
    public void Check(Matrix points)
    {
        if (points.Columns != Mapped.Points.Columns)
        {
            throw new UsageException(
                $"--vectors has {points.Columns} columns, --onto-vectors has {Mapped.Points.Columns}; "
                + "both must come from the same features.");
        }
    }

    public void Dispose()
    {
        Map.Dispose();
        Mapped.Dispose();
        _old.Dispose();
    }

    private static MapOptions MadeBy(string path, MapOptions options)
    {
        if (!File.Exists(path))
        {
            return options;
        }

        try
        {
            using var metrics = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = metrics.RootElement;
            return options with
            {
                Method = root.TryGetProperty("method", out var method)
                    ? MapMethods.Named(method.GetString() ?? "") : options.Method,
                Neighbours = root.TryGetProperty("neighbours", out var neighbours)
                    ? neighbours.GetInt32() : options.Neighbours,
                MinDist = root.TryGetProperty("min_dist", out var distance) ? distance.GetDouble() : options.MinDist,
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new UsageException($"{path} is no record of a map: {e.Message}");
        }
    }
}
