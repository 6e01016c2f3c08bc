using System.Globalization;
using Akin.Projection;

namespace Akin.Workspace.Runs;

/// <summary>Everything that is chosen for a run: equal settings on equal features are the same run.</summary>
public sealed record RunSettings
{
    internal const string OnMap = "map";

    /// <summary>What groups and map are computed on.</summary>
    public FeatureSpace Space { get; init; } = new();

    /// <summary>How pictures are grouped.</summary>
    public GroupingOptions Grouping { get; init; } = new();

    /// <summary>How they are placed on the map.</summary>
    public MapOptions Map { get; init; } = new();

    /// <summary>
    /// Groups that are there already, which <see cref="Grouping"/> then says no more of than whether to score them;
    /// <see langword="null"/> to find them. Default: null.
    /// </summary>
    public GivenGroups? Given { get; init; }

    /// <summary>The seed of all randomness.</summary>
    public ulong Seed => Grouping.Seed;

    /// <summary>The threads to work on.</summary>
    public int Threads => Grouping.Threads;

    /// <summary>The choices by the names of their options; seed and threads apart.</summary>
    public IReadOnlyDictionary<string, string> Parameters => Sorted(GroupingParameters.Concat(MapParameters.Of(Map)));

    /// <summary>Those of the groups alone.</summary>
    internal IReadOnlyDictionary<string, string> GroupingParameters
    {
        get
        {
            var method = GroupingMethods.Of(Grouping.Method);
            var components = Space.Components is { } count ? $"pca:{count}" : "features";
            return Sorted(
            [
                .. Given?.Parameters ?? method.Parameters(Grouping),
                new("normalise", Space.Normalise ? "l2" : "none"),
                new("on", Space.OnMap ? OnMap : components),
                new("method", Given is null ? method.Name : GivenGroups.Method),
            ]);
        }
    }

    /// <summary>
    /// The settings that a run was made with; of groups that were given to it neither they nor how they were found.
    /// </summary>
    /// <param name="record">The run.</param>
    public static RunSettings Of(RunRecord record) => Of(record.Parameters, record.Seed, record.Threads);

    /// <summary>The settings that parameters tell of.</summary>
    /// <param name="parameters">Choices by the names of their options; what is missing is as usual.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="threads">The threads.</param>
    internal static RunSettings Of(IReadOnlyDictionary<string, string> parameters, ulong seed, int threads)
    {
        var all = new ParameterText(parameters);
        return new RunSettings
        {
            Space = ReadSpace(all),
            Grouping = Read(all),
            Map = MapParameters.Read(all),
        }.With(seed, threads);
    }

    /// <summary>The same choices with another seed and on other threads.</summary>
    public RunSettings With(ulong seed, int threads) => this with
    {
        Space = Space with { Seed = seed, Threads = threads },
        Grouping = Grouping with { Seed = seed, Threads = threads },
        Map = Map with { Seed = seed, Threads = threads },
    };

    private static SortedDictionary<string, string> Sorted(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(pairs.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private static FeatureSpace ReadSpace(ParameterText all)
    {
        var space = new FeatureSpace { Normalise = all.Word("normalise") == "l2" };
        return all.Word("on") switch
        {
            OnMap => space with { OnMap = true },
            { } on when on.StartsWith("pca:", StringComparison.Ordinal) =>
                space with { Components = int.Parse(on.AsSpan(4), CultureInfo.InvariantCulture) },
            _ => space with { Components = null },
        };
    }

    private static GroupingOptions Read(ParameterText all)
    {
        var method = GroupingMethods.Named(all.Word("method"));
        return method.Read(all) with { Method = method.Method };
    }
}
