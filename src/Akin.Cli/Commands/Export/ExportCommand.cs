using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Export;

/// <summary><c>akin export</c>: the result as files for other programs.</summary>
internal sealed class ExportCommand : Verb
{
    private readonly Option<string?> _features = new("--features")
    {
        Description = "Write the features as one NPY file, float32 or float16 as they are kept, a row for each "
            + "picture.",
        HelpName = "F.npy",
    };

    private readonly Option<string?> _labels = new("--labels")
    {
        Description = "Write id,path,collection,label,distance,x,y of each picture, rows in the order of --features.",
        HelpName = "F.csv",
    };

    private readonly Option<string?> _set = new("--set")
    {
        Description = "The set of features that the rows are of; akin features list shows them. Default: with --labels "
            + "that of the latest run, else the one that was embedded last.",
        HelpName = "NAME",
    };

    public ExportCommand()
        : base("export", "Writes the features and the latest run's groups for other programs.")
    {
        Add(_features);
        Add(_labels);
        Add(_set);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin export --features F.npy --labels F.csv", "Row i of the matrix is line i of the table."),
        new("akin export --features F.npy --set efficientnet-lite0", "The features of another set than the latest."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var options = new ExportOptions(result.GetValue(_features), result.GetValue(_labels), result.GetValue(_set));
        if (options is { Features: null, Labels: null })
        {
            throw new UsageException("say what to write: --features F.npy, --labels F.csv, or both.");
        }

        if (options is { Features: { } npy, Labels: { } csv } && shell.Absolute(npy) == shell.Absolute(csv))
        {
            throw new UsageException($"--features and --labels are both {npy}; give two files.");
        }

        var place = WorkspacePlace.Find([], settings, shell);
        return Task.FromResult(ExportHandler.Run(place, options, settings, shell, cancellation));
    }
}
