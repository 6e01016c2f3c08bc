using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Drawing;

namespace Akin.Cli.Commands.Demo;

/// <summary><c>akin demo</c>: everything, on pictures that it draws itself.</summary>
internal sealed class DemoCommand : Verb
{
    private readonly Option<int> _pictures = new("--pictures")
    {
        Description = "Pictures to draw, a few copies and broken ones among them. Default: 320.",
        HelpName = "N",
        CustomParser = Values.Whole(1, 10_000_000),
        DefaultValueFactory = _ => new DrawnOptions().Pictures,
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder for the pictures; the workspace is made beside it. Default: akin-demo.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "akin-demo",
    };

    public DemoCommand()
        : base("demo", "Draws pictures of its own, groups them, and says how well the groups agree with what was " +
            "drawn.")
    {
        Add(_pictures);
        Add(_out);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin demo", "Draw 320 pictures into akin-demo, group them, and say where the report is."),
        new("akin demo --pictures 5000 --out /tmp/many --seed 7", "More pictures, other ones, elsewhere."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var options = new DemoOptions(result.GetValue(_pictures), result.GetValue(_out)!);
        return DemoHandler.RunAsync(options, settings, shell, cancellation);
    }
}
