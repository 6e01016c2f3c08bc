using System.CommandLine;
using Akin.Cli.Commands;
using Akin.Cli.Parsing;
using Akin.Rendering;

namespace Akin.Cli.Stages;

/// <summary>The options of what a report shows.</summary>
internal sealed class ReportSymbols
{
    private readonly Option<int?> _elbow = new("--elbow")
    {
        Description = "Draw the elbow of the inertia for 1 to N groups. Default: to as many as were tried.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(2, 1000),
    };

    private readonly Option<KRange?> _silhouettes = new("--silhouettes")
    {
        Description = "Show the silhouette of A to B groups, also where --k gives one number. Default: of those tried.",
        HelpName = "A..B",
        CustomParser = Values.Range,
    };

    private readonly Option<int?> _first = new("--first")
    {
        Description = "Show the first N pictures of each group, in the order of the pictures, in place of the nearest "
            + "to its centre and the odd ones out.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1, 100),
    };

    public void AddTo(Command command)
    {
        command.Add(_silhouettes);
        command.Add(_elbow);
        command.Add(_first);
    }

    /// <summary>What was said.</summary>
    public ReportOptions Read(ParseResult result, Settings settings) => new()
    {
        Figures = new()
        {
            Elbow = result.GetValue(_elbow),
            LeastSilhouette = result.GetValue(_silhouettes)?.Least,
            MostSilhouette = result.GetValue(_silhouettes)?.Most ?? 0,
        },
        FirstPictures = result.GetValue(_first),
        Note = settings.Preset?.Note ?? "",
        MemoryBytes = settings.MemoryBytes,
        Threads = settings.Threads,
    };
}
