using Akin.Embedding;
using Akin.Imaging;

namespace Akin.Cli.Stages;

/// <summary>How pictures are read and turned into features.</summary>
/// <param name="Extractor">The model and how it is used.</param>
/// <param name="MaxPixels">Larger pictures are refused by their header.</param>
/// <param name="MaxFileBytes">Larger files are refused.</param>
/// <param name="RetryFailed">Whether inputs that failed before are tried again.</param>
internal sealed record PictureSettings(
    ExtractorChoice Extractor, long MaxPixels, long MaxFileBytes, bool RetryFailed)
{
    /// <summary>Models besides, at the same time; none but for the verb that embeds.</summary>
    public IReadOnlyList<ExtractorChoice> Further { get; init; } = [];

    /// <summary>All models.</summary>
    public IEnumerable<ExtractorChoice> Extractors => Further.Prepend(Extractor);

    /// <summary>The column of lists that names the pictures; none when nothing was said.</summary>
    public string? AddressColumn { get; init; }

    /// <summary>The column that makes collections, or folder; none when nothing was said.</summary>
    public string? CollectionBy { get; init; }

    /// <summary>Longer addresses of lists are left out; none when nothing was said.</summary>
    public int? MaxAddress { get; init; }

    /// <summary>Whether hosts of private networks may be asked for pictures.</summary>
    public bool AllowPrivateHosts { get; init; }

    /// <summary>Whether anything was said of how files are read.</summary>
    public bool SaysHowToRead => RetryFailed || AllowPrivateHosts || AddressColumn is not null
        || MaxAddress is not null || CollectionBy is not null || IndexWork.LimitsOf(this) != new DecodeLimits();

    /// <summary>Which set the features go to, or come from.</summary>
    public FeatureSetSettings Set { get; init; } = new();
}
