using System.CommandLine;
using Akin.Cli.Parsing;

namespace Akin.Cli.Commands.Cluster;

/// <summary>The options of grouping, which <c>akin cluster</c> and <c>akin run</c> share.</summary>
internal sealed class ClusterSymbols
{
    private readonly Option<int?> _k = new("--k")
    {
        Description = "Number of clusters, or auto to choose it by the silhouette. Default: auto.",
        HelpName = "N|auto",
        CustomParser = Values.WholeOrAuto(1),
    };

    private readonly Option<int> _kMin = new("--k-min")
    {
        Description = "With --k auto: the least number tried. Default: 2.",
        HelpName = "N",
        CustomParser = Values.Whole(2),
        DefaultValueFactory = _ => 2,
    };

    private readonly Option<int> _kMax = new("--k-max")
    {
        Description = "With --k auto: the largest number tried, at most one less than there are rows. Default: 30.",
        HelpName = "N",
        CustomParser = Values.Whole(2),
        DefaultValueFactory = _ => 30,
    };

    private readonly Option<int?> _restarts = new("--restarts")
    {
        Description = "Starts of k-means, of which the best is kept. Default: 10.",
        HelpName = "R",
        CustomParser = Values.WholeOrNone(1),
    };

    private readonly Option<double?> _tolerance = new("--tolerance")
    {
        Description = "Stop when the centres move less than this, relative to the spread of the data. Default: 0.0001.",
        HelpName = "T",
        CustomParser = Values.RealNotNegative,
    };

    private readonly Option<int?> _iterations = new("--iterations")
    {
        Description = "At most N steps of k-means; with --init exactly N (tolerance 0). Default: 300.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    private readonly Option<string?> _init = new("--init")
    {
        Description = "With --vectors: start from the centres in this NPY file, one a row.",
        HelpName = "C.npy",
    };

    public void AddTo(Command command, bool starts)
    {
        List<Option> options = [_k, _kMin, _kMax, _restarts, _tolerance, _iterations];
        if (starts)
        {
            options.Add(_init);
        }

        options.ForEach(command.Add);
    }

    public ClusterOptions Read(ParseResult result)
    {
        var options = new ClusterOptions(
            result.GetValue(_k),
            result.GetValue(_kMin),
            result.GetValue(_kMax),
            result.GetResult(_init) is null ? null : result.GetValue(_init),
            result.GetValue(_iterations),
            result.GetValue(_restarts),
            result.GetValue(_tolerance));
        if (options.KMin > options.KMax)
        {
            throw new UsageException($"--k-min {options.KMin} is above --k-max {options.KMax}.");
        }

        if (options.K is null && options.Init is not null)
        {
            throw new UsageException("--init gives the centres to start from, so --k must be their number.");
        }

        return options;
    }
}
