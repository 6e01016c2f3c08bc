using System.Globalization;
using System.Text.Json;
using Akin.Cli.Parsing;
using Akin.Projection;

namespace Akin.Cli.Commands.Project;

/// <summary>How a map was made, as the <c>metrics.json</c> beside it tells.</summary>
/// <param name="Options">Method and settings; dimensions are those of the map.</param>
/// <param name="Normalise"><c>none</c> or <c>l2</c>.</param>
/// <param name="On"><c>features</c> or <c>pca:N</c>.</param>
/// <param name="Rows">Vectors on it.</param>
/// <param name="Columns">Their columns.</param>
internal sealed record MapMaking(MapOptions Options, string Normalise, string On, int Rows, int Columns)
{
    /// <summary>Reads it.</summary>
    /// <param name="folder">The folder of the map, absolute.</param>
    /// <param name="options">Seed and threads; the rest is replaced.</param>
    public static MapMaking Read(string folder, MapOptions options)
    {
        var path = Path.Join(folder, "metrics.json");
        try
        {
            using var metrics = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = metrics.RootElement;
            return new(
                options with
                {
                    Method = MapMethods.Named(root.GetProperty("method").GetString() ?? ""),
                    Dimensions = root.GetProperty("dims").GetInt32(),
                    Neighbours = root.TryGetProperty("neighbours", out var n) ? n.GetInt32() : options.Neighbours,
                    MinDist = root.TryGetProperty("min_dist", out var d) ? d.GetDouble() : options.MinDist,
                    Whiten = root.TryGetProperty("whiten", out var whiten) && whiten.GetBoolean(),
                },
                root.GetProperty("normalise").GetString()!,
                root.GetProperty("on").GetString()!,
                root.GetProperty("rows").GetInt32(),
                root.GetProperty("columns").GetInt32());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read, and it tells how the map was made: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException
            or FormatException or KeyNotFoundException)
        {
            throw new UsageException($"{path} is no record of a map; make the map again with akin project.");
        }
    }

    /// <summary>Refuses options that say something else than the map was made with.</summary>
    /// <param name="folder">The folder as it was given.</param>
    /// <param name="said">Options and what they say; none for those not given.</param>
    public void Check(string folder, params IEnumerable<(string Option, string? Said)> said)
    {
        foreach (var (option, word) in said)
        {
            var made = option switch
            {
                "--method" => MapMethods.NameOf(Options.Method),
                "--dims" => Options.Dimensions.ToString(CultureInfo.InvariantCulture),
                "--normalise" => Normalise,
                _ => On,
            };
            if (word is not null && word != made)
            {
                throw new UsageException(
                    $"{option} is {word}, but the map in {folder} was made with {option} {made}; leave {option} out.");
            }
        }

        if (On != "features")
        {
            throw new UsageException(
                $"the map in {folder} was made with --on {On}; new vectors are placed on maps of the features alone.");
        }
    }
}
