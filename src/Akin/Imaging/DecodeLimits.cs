namespace Akin.Imaging;

/// <summary>How large a picture may be. What is larger is refused by its header, before anything is decoded.</summary>
public sealed record DecodeLimits
{
    /// <summary>For pictures that were accepted before, whatever was allowed then; only memory limits them.</summary>
    public static DecodeLimits OfAccepted { get; } =
        new() { MaxPixels = long.MaxValue, MaxFileBytes = long.MaxValue };

    /// <summary>Pixels, width × height. Default: 300 million.</summary>
    public long MaxPixels { get; init; } = 300_000_000;

    /// <summary>Bytes of the file. Default: 1 GiB.</summary>
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of memory that decoding may take, all workers together. Default: 640 MiB.</summary>
    public long MaxDecodeBytes { get; init; } = 640L << 20;
}
