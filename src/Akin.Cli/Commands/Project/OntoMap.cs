using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Projection;

namespace Akin.Cli.Commands.Project;

/// <summary>A map that is there, its vectors, and how it was made; read and checked.</summary>
internal sealed class OntoMap : IDisposable
{
    private static readonly string[] Same = ["--method", "--dims", "--normalise", "--on"];

    private OntoMap(Matrix map, Matrix mapped, MapMaking making)
    {
        (Map, Mapped, Making) = (map, mapped, making);
    }

    /// <summary>The places.</summary>
    public Matrix Map { get; }

    /// <summary>The vectors that were mapped, scaled as the new ones are to be.</summary>
    public Matrix Mapped { get; }

    /// <summary>How the map was made.</summary>
    public MapMaking Making { get; }

    /// <summary>Reads it.</summary>
    /// <param name="onto">Where it is.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="vectors">The vectors to place, and where they go.</param>
    /// <param name="result">What else was said: it must be what the map was made with.</param>
    /// <param name="settings">The memory allowed.</param>
    /// <param name="shell">The current folder.</param>
    public static OntoMap Read(
        OntoSettings onto, MapOptions options, VectorSettings vectors, ParseResult result, Settings settings,
        Shell shell)
    {
        var folder = shell.Absolute(onto.Folder);
        if (OutputFolder.AreSame(folder, shell.Absolute(vectors.Out)))
        {
            throw new UsageException(
                $"--out {vectors.Out} is the folder of the map, which stays as it is; give another.");
        }

        var making = MapMaking.Read(folder, options);
        making.Check(onto.Folder, Same.Select(option => (option, Need.Given(result, option)?[0].Value)));
        var path = shell.Absolute(onto.Vectors);
        var map = VectorInput.Read(Path.Join(folder, "map.npy"), settings.MemoryBytes, RowReading.Plain);
        var old = VectorInput.Read(
            path, settings.MemoryBytes, VectorInput.ReadingFor(path, Scaled(vectors, making)));
        if (old.Rows != map.Rows)
        {
            throw new UsageException(
                $"--onto {onto.Folder} has a map of {map.Rows} rows, --onto-vectors {onto.Vectors} has {old.Rows}; "
                + "give the vectors that the map was made of.");
        }

        return (old.Rows, old.Columns, map.Columns) == (making.Rows, making.Columns, making.Options.Dimensions)
            ? new(map, old, making)
            : throw new UsageException(
                $"--onto {onto.Folder} was made of {making.Rows} × {making.Columns} values, --onto-vectors "
                + $"{onto.Vectors} has {old.Rows} × {old.Columns}; give the vectors that the map was made of.");
    }

    /// <summary>
    /// The vectors to place, scaled and measured as those of the map are; other dimensions are refused.
    /// </summary>
    public VectorSettings Like(VectorSettings vectors, Shell shell)
    {
        var columns = VectorInput.Shape(shell.Absolute(vectors.Path)).Columns;
        var scaled = Scaled(vectors, Making);
        return columns == Mapped.Columns
            ? scaled with { Reading = new() { UnitLength = scaled.Space.Normalise, Origin = Mapped.Origin } }
            : throw new UsageException(
                $"--vectors has {columns} columns, --onto-vectors has {Mapped.Columns}; "
                + "both must come from the same features.");
    }

    public void Dispose()
    {
        Map.Dispose();
        Mapped.Dispose();
    }

    private static VectorSettings Scaled(VectorSettings vectors, MapMaking making) =>
        vectors with { Space = vectors.Space with { Normalise = making.Normalise == "l2" } };
}
