using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Comparison;
using Akin.Intake.Text;

namespace Akin.Cli.Commands.Compare;

/// <summary>The options of what is compared and how.</summary>
internal sealed class CompareSymbols
{
    private readonly Option<string[]> _collections = new("--collections")
    {
        Description = "The collections to compare, in this order, with commas between; a name with a comma in quotes, "
            + "or in an option of its own. Default: all.",
        HelpName = "A,B,…",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _run = new("--run")
    {
        Description = "The run whose groups and map are compared, by its name or folder. Default: the latest, "
            + "made anew when the pictures have changed.",
        HelpName = "ID",
    };

    private readonly Option<bool> _copies = new("--copies")
    {
        Description = "Count a file as often as it is in a collection. Default: once, for copies are no further "
            + "evidence.",
    };

    private readonly Option<int?> _permutations = new("--permutations")
    {
        Description = "Random splits that each distance is held against. "
            + "Default: 999, more for many pairs; 0, so no p, past some 300 collections.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(19, 10_000_000),
    };

    private readonly Option<int?> _paired = new("--paired")
    {
        Description = $"Measure each pair of so many collections, those with the most pictures, at most "
            + $"{ComparisonOptions.LargestPaired}. Default: {new ComparisonOptions().MostPaired}.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(2, ComparisonOptions.LargestPaired),
    };

    private readonly Option<int?> _mosaics = new("--mosaics")
    {
        Description = "Paint a mosaic of each of so many collections, those with the most pictures. Default: "
            + $"{LargestCollections.InCharts}.",
        HelpName = "N|all",
        CustomParser = Values.WholeOrUnlimited(0, "all"),
    };

    private readonly Option<double?> _confidence = new("--confidence")
    {
        Description = "Confidence of the intervals, and that none of what is called over- or under-represented is "
            + "chance. Default: 0.95.",
        HelpName = "C",
        CustomParser = result => Values.Real(0, 1)(result),
    };

    private readonly Option<string?> _labels = new("--labels")
    {
        Description = "With --vectors: the cluster of each row, a table with a column label, -1 for noise.",
        HelpName = "L.csv",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "With --vectors: the collection of each row, a table with a column label or collection.",
        HelpName = "C.csv",
    };

    public void AddTo(Command command)
    {
        List<Option> options =
        [
            _collections, _run, _copies, _permutations, _paired, _mosaics, _confidence, _labels, _against,
        ];
        options.ForEach(command.Add);
    }

    public string? Labels(ParseResult result) => result.GetValue(_labels);

    public string? Against(ParseResult result) => result.GetValue(_against);

    public CompareSettings Read(ParseResult result, Settings settings, string? output, Shell shell)
    {
        var unsaid = new ComparisonOptions();
        return new(
            [.. (result.GetValue(_collections) ?? []).SelectMany(Names)],
            result.GetValue(_run),
            result.GetValue(_copies),
            output is null ? null : shell.Absolute(output),
            result.GetValue(_mosaics) ?? LargestCollections.InCharts,
            unsaid with
            {
                Confidence = result.GetValue(_confidence) ?? unsaid.Confidence,
                Permutations = result.GetValue(_permutations),
                MostPaired = result.GetValue(_paired) ?? unsaid.MostPaired,
                MemoryBytes = settings.MemoryBytes,
                Seed = settings.Seed,
                Threads = settings.Threads,
            });
    }

    private static string[] Names(string text)
    {
        string[] names;
        try
        {
            using var reader = new StringReader(text);
            names = [.. new CsvRecords(reader, "--collections").Next() ?? []];
        }
        catch (TableException fault)
        {
            throw new UsageException(fault.Message);
        }

        return names.Length == 0 || names.Contains("")
            ? throw new UsageException(
                $"--collections cannot be '{text}'; it takes names of collections with commas between.")
            : names;
    }
}
