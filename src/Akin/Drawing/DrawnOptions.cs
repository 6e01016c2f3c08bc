namespace Akin.Drawing;

/// <summary>What to draw.</summary>
public sealed record DrawnOptions
{
    /// <summary>Files in all, the copies and the broken ones included; ≥ 1. Default: 320.</summary>
    public int Pictures { get; init; } = 320;

    /// <summary>Equal seeds give equal files. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads that draw, ≥ 1; the files are the same at any number. Default: one a core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
