namespace Akin.Autoencoder;

/// <summary>How a network is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Times that each picture is shown, at most, ≥ 1. Default: 20.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Pictures of a step, 1 … 1024. Default: 32.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The learning rate, above 0 up to 1. Default: 0.001.</summary>
    public double Rate { get; init; } = 1e-3;

    /// <summary>How the rate goes over the epochs. Default: it stays.</summary>
    public RateSchedule Schedule { get; init; }

    /// <summary>The decay of weights of AdamW, 0 … 1; 0 is Adam. Default: 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>What is made small. Default: the mean squared error.</summary>
    public ReconstructionLoss Loss { get; init; }

    /// <summary>How pictures are changed when shown. Default: not at all.</summary>
    public Augmentation Augmentation { get; init; } = new();

    /// <summary>The part of the pictures that is only used to judge, 0 … 0.5. Default: 0.1.</summary>
    public double Validation { get; init; } = 0.1;

    /// <summary>
    /// Epochs without a better loss of the judging pictures after which training stops; 0: never. Default: 5.
    /// </summary>
    public int Patience { get; init; } = 5;

    /// <summary>Decides first weights, order, changes and which pictures judge. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the bits do not depend on them. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// What a network with a dense code is usually trained with: longer, and what it is shown is mirrored, cut and
    /// shifted while the picture as it is is wanted back.
    /// </summary>
    public static TrainingOptions OfDenseCode { get; } = new()
    {
        Epochs = 60,
        Schedule = RateSchedule.Cosine,
        Patience = 0,
        Augmentation = new() { Flip = true, Crop = 0.5, Jitter = 0.3, Restore = true },
    };

    /// <summary>Looks whether all is in its range.</summary>
    /// <exception cref="ArgumentException">Something is not; the message names all that is wrong.</exception>
    public void Check()
    {
        var faults = new List<string>();
        Ask(Epochs >= 1, $"epochs {Epochs}: at least 1");
        Ask(BatchSize is >= 1 and <= 1024, $"batch {BatchSize}: 1 to 1024");
        Ask(Rate is > 0 and <= 1, $"learning rate {Rate}: above 0, up to 1");
        Ask(WeightDecay is >= 0 and <= 1, $"weight decay {WeightDecay}: 0 to 1");
        Ask(Validation is >= 0 and <= 0.5, $"validation part {Validation}: 0 to 0.5");
        Ask(Patience >= 0, $"patience {Patience}: 0 or more");
        Ask(Threads >= 1, $"threads {Threads}: at least 1");
        Ask(Augmentation.Jitter is >= 0 and <= 1, $"jitter {Augmentation.Jitter}: 0 to 1");
        Ask(Augmentation.Crop is >= 0 and <= 0.5, $"crop {Augmentation.Crop}: 0 to 0.5");
        Ask(Augmentation.Noise is >= 0 and <= 1, $"noise {Augmentation.Noise}: 0 to 1");
        if (faults.Count > 0)
        {
            throw new ArgumentException($"Training cannot be done with {string.Join("; ", faults)}.");
        }

        void Ask(bool holds, FormattableString fault)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant(fault));
            }
        }
    }
}
