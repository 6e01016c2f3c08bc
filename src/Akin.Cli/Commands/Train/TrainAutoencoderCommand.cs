using System.CommandLine;
using Akin.Autoencoder;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Workspace.Training;

namespace Akin.Cli.Commands.Train;

/// <summary><c>akin train autoencoder</c>: a network of one's own, trained on one's own pictures.</summary>
internal sealed class TrainAutoencoderCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly NetworkSymbols _network = new();
    private readonly TrainingSymbols _training = new();
    private readonly PictureSymbols _pictures = new();

    private readonly Option<string> _name = new("--name")
    {
        Description = "What the trained network is called. Default: autoencoder.",
        HelpName = "NAME",
        CustomParser = result => TrainedModels.IsName(Values.Text(result))
            ? Values.Text(result)
            : Values.Refuse<string>(result, "1 to 48 letters, digits and - . _, no point first"),
        DefaultValueFactory = _ => "autoencoder",
    };

    private readonly Option<int?> _most = new("--pictures")
    {
        Description = "Train on N of the pictures, drawn at random. Default: all.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    private readonly Option<bool> _describe = new("--describe")
    {
        Description = "Print the layers of the network with their shapes and parameters, and train nothing.",
    };

    public TrainAutoencoderCommand()
        : base("autoencoder", "Trains a convolutional autoencoder on the pictures; its code are their features.")
    {
        Add(_source);
        _network.AddTo(this);
        _training.AddTo(this);
        Add(_name);
        Add(_most);
        Add(_describe);
        _pictures.AddReadingTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin train autoencoder Houses", "Train the network of 13,171 parameters on the pictures of Houses."),
        new("akin train autoencoder --describe --code-size 128",
            "Print the layers of a network with a dense code of 128 numbers."),
        new("akin train autoencoder Houses --code-size 128 --name dense",
            "Train such a network; stopped at any moment, the same command goes on."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var training = _training.Read(result, _network.IsDense(result), settings);
        var design = _network.Read(result, training.Loss);
        if (_network.NoteOf(result, design) is { } note)
        {
            shell.Error.WriteLine(note);
        }

        if (result.GetValue(_describe))
        {
            NetworkText.Write(new NetworkSummary(design), settings, shell);
            return Task.FromResult(ExitCode.Done);
        }

        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        var pictures = _pictures.Read(result, shell);
        var work = new TrainWork(place, pictures, settings, shell);
        return work.RunAsync(result.GetValue(_name)!, design, training, result.GetValue(_most), cancellation);
    }
}
