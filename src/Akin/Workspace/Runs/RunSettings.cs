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
    /// Groups that are there already, which <see cref="Grouping"/> then only says the origin of; <see langword="null"/>
    /// to find them. Default: null.
    /// </summary>
    public GivenGroups? Given { get; init; }

    /// <summary>The seed of all randomness.</summary>
    public ulong Seed => Grouping.Seed;

    /// <summary>The threads to work on.</summary>
    public int Threads => Grouping.Threads;

    /// <summary>The choices by the names of their options; seed and threads apart.</summary>
    public IReadOnlyDictionary<string, string> Parameters
    {
        get
        {
            var method = GroupingMethods.Of(Grouping.Method);
            return new SortedDictionary<string, string>(
                method.Parameters(Grouping).Concat(MapParameters.Of(Map)).Concat(GivenGroups.Parameters(Given))
                    .ToDictionary(pair => pair.Key, pair => pair.Value),
                StringComparer.Ordinal)
            {
                ["normalise"] = Space.Normalise ? "l2" : "none",
                ["on"] = Space.OnMap ? OnMap : Space.Components is { } components ? $"pca:{components}" : "features",
                ["method"] = method.Name,
            };
        }
    }

    /// <summary>The settings that a run was made with; groups that were given to it are not among them.</summary>
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
