using Akin.Imaging.Writing;
using Akin.Rendering.Mosaics;

namespace Akin.Cli.Commands.Mosaic;

/// <summary>What mosaics are made.</summary>
/// <param name="Out">The file, absolute; those of clusters get names after it.</param>
/// <param name="Look">Size, sides, border, ground, raster.</param>
internal sealed record MosaicSettings(string Out, MosaicOptions Look)
{
    /// <summary>What is written.</summary>
    public PictureFileFormat Format { get; init; }

    /// <summary>The run; none for the latest.</summary>
    public string? Run { get; init; }

    /// <summary>What the borders' colours say.</summary>
    public MosaicColouring By { get; init; }

    /// <summary>Whether pictures in no group are left out.</summary>
    public bool NoNoise { get; init; }

    /// <summary>Whether each cluster gets a mosaic of its own besides.</summary>
    public bool PerCluster { get; init; }

    /// <summary>Whether these fill their size; else all have the axes of the whole map.</summary>
    public bool Zoom { get; init; }

    /// <summary>Whether the colours are explained; none for where they are of collections.</summary>
    public bool? Legend { get; init; }

    /// <summary>Quality of formats with loss, 1 … 100.</summary>
    public int Quality { get; init; } = 90;
}
