using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Clustering;
using Akin.Sampling;

namespace Akin.Cli.Commands.Sample;

/// <summary>The options of what is picked and how.</summary>
internal sealed class SampleSymbols
{
    private readonly Option<int?> _total = new("--total")
    {
        Description = "Pick N in all; where fewer are there, all of them.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    private readonly Option<int?> _perFolder = new("--per-folder")
    {
        Description = "Pick N of each folder that has pictures in it, each folder on its own.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    private readonly Option<string?> _by = new("--by")
    {
        Description = "What is sampled on its own: each folder with pictures in it, each collection, all together, or "
            + "each value of a column of a list. Default: folder with --per-folder, else all.",
        HelpName = "folder|collection|all|COLUMN",
    };

    private readonly Option<SampleStrategy> _strategy = new("--strategy")
    {
        Description = "Which come first: the nearest to their cluster's centre (center), the farthest from all picked "
            + "before (diverse), the nearest to the others of their cluster (medoid), or any (random). "
            + "Default: center.",
        HelpName = "center|diverse|medoid|random",
        CustomParser = Values.Word(
            ("center", SampleStrategy.Center), ("diverse", SampleStrategy.Diverse), ("medoid", SampleStrategy.Medoid),
            ("random", SampleStrategy.Random)),
    };

    private readonly Option<SampleQuotas> _quotas = new("--quotas")
    {
        Description = "How the clusters share: in proportion to their sizes, or all the same; what a small one cannot "
            + "give, the others do. Default: proportional.",
        HelpName = "proportional|equal",
        CustomParser = Values.Word(("proportional", SampleQuotas.Proportional), ("equal", SampleQuotas.Equal)),
    };

    private readonly Option<OrAuto<int>?> _k = new("--k")
    {
        Description = "Clusters in each folder, or auto to choose it. Default: auto for center and medoid, 1 for "
            + "diverse and random.",
        HelpName = "N|auto",
        CustomParser = result => Values.WholeOrAuto(1)(result),
    };

    private readonly Option<int?> _kMin = new("--k-min")
    {
        Description = "With --k auto: the least number tried. Default: 2.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(2),
    };

    private readonly Option<int?> _kMax = new("--k-max")
    {
        Description = "With --k auto: the largest number tried, less where there are fewer pictures. "
            + "Default: 30, and no more than the root of the number of pictures.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(2),
    };

    private readonly Option<KCriterion> _kBy = KSymbols.By("With --k auto: what the choice goes by");

    private readonly Option<string?> _mustKeep = new("--must-keep")
    {
        Description = "Pick these first: a file of paths (or, with --vectors, of rows), one a line, or a table (.csv, "
            + ".tsv, .xlsx) with a column path, source or row.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _never = new("--never")
    {
        Description = "Never pick these: a file like that of --must-keep.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        List<Option> options =
            [_total, _perFolder, _by, _strategy, _quotas, _k, _kMin, _kMax, _kBy, _mustKeep, _never];
        options.ForEach(command.Add);
    }

    public SampleSettings Read(ParseResult result, Settings settings)
    {
        var (total, perFolder) = (result.GetValue(_total), result.GetValue(_perFolder));
        if (total is null == perFolder is null)
        {
            throw new UsageException("say how many to pick: --total N in all, or --per-folder N; one of them.");
        }

        var column = result.GetValue(_by);
        var by = column switch
        {
            null => perFolder is null ? SampleGrouping.All : SampleGrouping.Folder,
            "folder" => SampleGrouping.Folder,
            "collection" => SampleGrouping.Collection,
            "all" => SampleGrouping.All,
            _ => SampleGrouping.Column,
        };
        var strategy = result.GetValue(_strategy);
        var k = result.GetValue(_k) is { } given
            ? given.Value
            : strategy is SampleStrategy.Center or SampleStrategy.Medoid ? null : 1;
        CheckFit(result, k);
        var unsaid = new SampleOptions { Count = total ?? perFolder!.Value };
        var options = unsaid with
        {
            PerGroup = perFolder is not null,
            Strategy = strategy,
            Quotas = result.GetValue(_quotas),
            K = k,
            KMin = result.GetValue(_kMin) ?? unsaid.KMin,
            KMax = result.GetValue(_kMax) ?? unsaid.KMax,
            By = result.GetValue(_kBy),
            MemoryBytes = settings.MemoryBytes,
            Seed = settings.Seed,
            Threads = settings.Threads,
        };
        return options.KMin > options.KMax
            ? throw new UsageException($"--k-min {options.KMin} is above --k-max {options.KMax}.")
            : new SampleSettings(options, by, result.GetValue(_mustKeep), result.GetValue(_never))
            {
                Column = by == SampleGrouping.Column ? column : null,
            };
    }

    private void CheckFit(ParseResult result, int? k)
    {
        foreach (var option in new Option[] { _kMin, _kMax, _kBy })
        {
            if (k is not null && result.GetResult(option) is { Implicit: false })
            {
                throw new UsageException($"{option.Name} goes with --k auto.");
            }
        }

        if (k == 1 && result.GetResult(_quotas) is { Implicit: false })
        {
            throw new UsageException("--quotas shares among clusters; add --k N or --k auto.");
        }
    }
}
