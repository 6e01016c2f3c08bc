using System.Globalization;
using Akin.Projection;

namespace Akin.Workspace.Runs;

/// <summary>Everything that is chosen for a run: equal settings on equal features are the same run.</summary>
public sealed record RunSettings
{
    private const string Automatic = "auto";

    /// <summary>What groups and map are computed on.</summary>
    public FeatureSpace Space { get; init; } = new();

    /// <summary>How pictures are grouped.</summary>
    public GroupingOptions Grouping { get; init; } = new();

    /// <summary>How they are placed on the map.</summary>
    public MapOptions Map { get; init; } = new();

    /// <summary>The seed of all randomness.</summary>
    public ulong Seed => Grouping.Seed;

    /// <summary>The threads to work on.</summary>
    public int Threads => Grouping.Threads;

    /// <summary>The choices by the names of their options; seed and threads apart.</summary>
    public IReadOnlyDictionary<string, string> Parameters =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["normalise"] = Space.Normalise ? "l2" : "none",
            ["on"] = Space.Components is { } components ? $"pca:{components}" : "features",
            ["k"] = Grouping.K is { } k ? Text(k) : Automatic,
            ["k-min"] = Text(Grouping.KMin),
            ["k-max"] = Text(Grouping.KMax),
            ["restarts"] = Text(Grouping.Restarts),
            ["iterations"] = Text(Grouping.Iterations),
            ["tolerance"] = Text(Grouping.Tolerance),
            ["map"] = Map.Method == MapMethod.Tsne ? "tsne" : "pca",
            ["perplexity"] = Text(Map.Perplexity),
        };

    /// <summary>The settings that a run was made with.</summary>
    /// <param name="record">The run.</param>
    public static RunSettings Of(RunRecord record)
    {
        var all = record.Parameters;
        return new RunSettings
        {
            Space = new FeatureSpace
            {
                Normalise = all["normalise"] == "l2",
                Components = all["on"] == "features" ? null : Whole(all["on"][4..]),
            },
            Grouping = new GroupingOptions
            {
                K = Whole(all["k"]),
                KMin = Whole(all["k-min"]) ?? new GroupingOptions().KMin,
                KMax = Whole(all["k-max"]) ?? new GroupingOptions().KMax,
                Restarts = Whole(all["restarts"]),
                Iterations = Whole(all["iterations"]),
                Tolerance = Real(all["tolerance"]),
            },
            Map = new MapOptions
            {
                Method = all["map"] == "tsne" ? MapMethod.Tsne : MapMethod.Pca,
                Perplexity = Real(all["perplexity"]) ?? new MapOptions().Perplexity,
            },
        }.With(record.Seed, record.Threads);
    }

    /// <summary>The same choices with another seed and on other threads.</summary>
    public RunSettings With(ulong seed, int threads) => this with
    {
        Space = Space with { Seed = seed, Threads = threads },
        Grouping = Grouping with { Seed = seed, Threads = threads },
        Map = Map with { Seed = seed, Threads = threads },
    };

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? Automatic;

    private static int? Whole(string text) => text == Automatic ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static double? Real(string text) => text == Automatic ? null
        : double.Parse(text, CultureInfo.InvariantCulture);
}
