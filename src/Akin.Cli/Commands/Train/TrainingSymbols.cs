using System.CommandLine;
using Akin.Autoencoder;
using Akin.Cli.Parsing;

namespace Akin.Cli.Commands.Train;

/// <summary>The options of how a network is trained.</summary>
internal sealed class TrainingSymbols
{
    private static readonly TrainingOptions Usual = new();

    private readonly Option<int?> _epochs = new("--epochs")
    {
        Description = "Times that each picture is shown, at most. Default: 20; with a dense code 60.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1, 100_000),
    };

    private readonly Option<int> _batch = new("--batch")
    {
        Description = "Pictures of a step. Default: 32.",
        HelpName = "N",
        CustomParser = Values.Whole(1, 1024),
        DefaultValueFactory = _ => Usual.BatchSize,
    };

    private readonly Option<double> _rate = new("--rate")
    {
        Description = "The learning rate of Adam, up to 1. Default: 0.001.",
        HelpName = "R",
        CustomParser = Values.Real(0),
        DefaultValueFactory = _ => Usual.Rate,
    };

    private readonly Option<RateSchedule> _schedule = new("--schedule")
    {
        Description = "Whether the rate stays or falls by half a cosine over the epochs. Default: constant; with a "
            + "dense code cosine.",
        HelpName = "constant|cosine",
        CustomParser = Values.Word(("constant", RateSchedule.Constant), ("cosine", RateSchedule.Cosine)),
    };

    private readonly Option<double> _decay = new("--weight-decay")
    {
        Description = "The decay of weights of AdamW, 0 to 1; 0 is Adam. Default: 0.",
        HelpName = "D",
        CustomParser = Values.FromZeroToOne,
    };

    private readonly Option<ReconstructionLoss> _loss = new("--loss")
    {
        Description = "What is made small: the mean squared error, the binary cross-entropy, or half the squared error "
            + "and half 1 - SSIM. Default: mse.",
        HelpName = "mse|bce|ssim",
        CustomParser = Values.Word(
            ("mse", ReconstructionLoss.SquaredError), ("bce", ReconstructionLoss.CrossEntropy),
            ("ssim", ReconstructionLoss.StructuralSimilarity)),
    };

    private readonly Option<bool> _flip = new("--flip")
    {
        Description = "Mirror pictures, left to right, half of the time. Default: false; with a dense code true.",
    };

    private readonly Option<double> _jitter = new("--jitter")
    {
        Description = "How far brightness and contrast change at most, 0 to 1. Default: 0; with a dense code 0.3.",
        HelpName = "J",
        CustomParser = Values.FromZeroToOne,
    };

    private readonly Option<double> _crop = new("--crop")
    {
        Description = "The largest part of each side that is cut off at random, 0 to 0.5. Default: 0; with a dense "
            + "code 0.5.",
        HelpName = "C",
        CustomParser = Values.FromZeroToOne,
    };

    private readonly Option<double> _noise = new("--noise")
    {
        Description = "Show pictures with noise of this standard deviation, 0 to 1, and want them without it. "
            + "Default: 0.",
        HelpName = "S",
        CustomParser = Values.FromZeroToOne,
    };

    private readonly Option<bool> _restore = new("--restore")
    {
        Description = "Want pictures as they are from what --flip, --crop and --jitter made of them: the code learns "
            + "what such changes leave alone. Default: false; with a dense code true.",
    };

    private readonly Option<double> _validation = new("--validation")
    {
        Description = "The part of the pictures that only judges, 0 to 0.5. Default: 0.1.",
        HelpName = "P",
        CustomParser = Values.FromZeroToOne,
        DefaultValueFactory = _ => Usual.Validation,
    };

    private readonly Option<int?> _patience = new("--patience")
    {
        Description = "Stop after so many epochs without a better loss of the judging pictures; 0: never. Default: 5; "
            + "with a dense code 0.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(0, 100_000),
    };

    public void AddTo(Command command)
    {
        List<Option> options =
        [
            _epochs, _batch, _rate, _schedule, _decay, _loss, _flip, _jitter, _crop, _noise, _restore, _validation,
            _patience,
        ];
        options.ForEach(command.Add);
    }

    /// <summary>How to train; what is not said follows from whether the network has a dense code.</summary>
    public TrainingOptions Read(ParseResult result, bool isDense, Settings settings)
    {
        var usual = isDense ? TrainingOptions.OfDenseCode : Usual;
        var changes = usual.Augmentation;
        var options = new TrainingOptions
        {
            Epochs = result.GetValue(_epochs) ?? usual.Epochs,
            BatchSize = result.GetValue(_batch),
            Rate = result.GetValue(_rate),
            Schedule = Given(_schedule, usual.Schedule),
            WeightDecay = result.GetValue(_decay),
            Loss = result.GetValue(_loss),
            Augmentation = new()
            {
                Flip = Given(_flip, changes.Flip),
                Jitter = Given(_jitter, changes.Jitter),
                Crop = Given(_crop, changes.Crop),
                Noise = result.GetValue(_noise),
                Restore = Given(_restore, changes.Restore),
            },
            Validation = result.GetValue(_validation),
            Patience = result.GetValue(_patience) ?? usual.Patience,
            Seed = settings.Seed,
            Threads = settings.Threads,
        };
        try
        {
            options.Check();
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault);
        }

        if (result.GetValue(_restore) && options.Augmentation is { Flip: false, Crop: 0, Jitter: 0 })
        {
            throw new UsageException(
                "--restore says nothing without --flip, --crop or --jitter; --noise is always to be taken away.");
        }

        return options;

        T Given<T>(Option<T> option, T usually) => result.GetResult(option) is null or { Implicit: true }
            ? usually : result.GetValue(option)!;
    }
}
