using Akin.Autoencoder;
using Akin.Imaging;

namespace Akin.Workspace.Training;

/// <summary>What is trained, and on what.</summary>
public sealed record TrainOptions
{
    /// <summary>The model's name: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 48.</summary>
    public required string Name { get; init; }

    /// <summary>The network.</summary>
    public NetworkDesign Design { get; init; } = new();

    /// <summary>How it is trained.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>The most pictures to train on, drawn at random; <see langword="null"/> for all.</summary>
    public int? Pictures { get; init; }

    /// <summary>Decodes the pictures.</summary>
    public required PictureDecoder Decoder { get; init; }

    /// <summary>The largest file that is read, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>Told how many bytes of memory a step takes, about; throws when that is too much.</summary>
    public Action<long>? RequireMemory { get; init; }

    /// <summary>Told what is to be known, a sentence each.</summary>
    public IProgress<string>? Notices { get; init; }

    /// <summary>Told of each epoch that is done.</summary>
    public IProgress<EpochRecord>? Told { get; init; }

    /// <summary>Tells when a minute has passed. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
