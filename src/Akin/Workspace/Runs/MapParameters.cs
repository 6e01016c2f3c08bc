using System.Globalization;
using Akin.Projection;

namespace Akin.Workspace.Runs;

/// <summary>
/// The choices of a run's map by the names of their options. What another method would have been told is no choice of
/// the run.
/// </summary>
internal static class MapParameters
{
    private const string Spectral = "spectral";

    /// <summary>The choices as text.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(MapOptions map)
    {
        yield return new("map", MapMethods.NameOf(map.Method));
        if (map.Method == MapMethod.Umap)
        {
            yield return new("neighbours", map.Neighbours.ToString(CultureInfo.InvariantCulture));
            yield return new("min-dist", map.MinDist.ToString("R", CultureInfo.InvariantCulture));
            yield break;
        }

        if (map.Method == MapMethod.Pca)
        {
            if (map.Whiten)
            {
                yield return ParameterText.Of("whiten", true);
            }

            yield break;
        }

        yield return new("perplexity", map.Perplexity.ToString("R", CultureInfo.InvariantCulture));
        if (map.Start == TsneStart.Spectral)
        {
            yield return new("start", Spectral);
        }
    }

    /// <summary>The choices that text tells of.</summary>
    public static MapOptions Read(ParameterText all)
    {
        var unsaid = new MapOptions();
        return unsaid with
        {
            Method = MapMethods.Named(all.Word("map") ?? MapMethods.NameOf(unsaid.Method)),
            Perplexity = all.Real("perplexity") ?? unsaid.Perplexity,
            Start = all.Word("start") == Spectral ? TsneStart.Spectral : TsneStart.Components,
            Neighbours = all.Whole("neighbours") ?? unsaid.Neighbours,
            MinDist = all.Real("min-dist") ?? unsaid.MinDist,
            Whiten = all.IsSet("whiten"),
        };
    }
}
