using System.Collections.Immutable;

namespace Akin.Autoencoder;

/// <summary>How far a training has come, besides its weights.</summary>
public sealed record TrainingState
{
    /// <summary>Epochs that are done.</summary>
    public ImmutableArray<EpochRecord> Epochs { get; init; } = [];

    /// <summary>Steps done of the epoch that is under way.</summary>
    public int Step { get; init; }

    /// <summary>The sum of the losses of the pictures shown in it.</summary>
    internal double LossSum { get; init; }

    /// <summary>The loss of the very first step; null before it.</summary>
    internal double? FirstLoss { get; init; }

    /// <summary>The epoch whose weights are kept, 1, 2, …; 0 before the first is done.</summary>
    public int BestEpoch { get; init; }

    /// <summary>What it was chosen by: the loss of the judging pictures, or of all where none judge.</summary>
    public double BestLoss { get; init; } = double.PositiveInfinity;

    /// <summary>Whether it goes on, or why not.</summary>
    public TrainingEnd End { get; init; }
}
