namespace Akin.Cli.Commands.Mosaic;

/// <summary>What <c>akin mosaic --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Run">The folder of the run that was drawn, absolute.</param>
/// <param name="Out">The mosaic, absolute.</param>
/// <param name="Files">All mosaics, that one first.</param>
/// <param name="Width">Width of each in pixels.</param>
/// <param name="Height">Height of each in pixels.</param>
/// <param name="Pictures">Pictures of the run.</param>
/// <param name="Drawn">Of these, in the mosaic, of which at least a pixel is seen.</param>
/// <param name="Hidden">That lie wholly under others.</param>
/// <param name="LeftOut">In no cluster where these were not wanted, or without a place on the map.</param>
/// <param name="Failed">That could not be read any more.</param>
/// <param name="FailedPictures">Where those are.</param>
/// <param name="Set">The set of features that the run was made of, by its name.</param>
/// <param name="WithoutFeatures">Ready pictures without features in it, which are not in the run.</param>
/// <param name="NotInRun">Ready pictures that came after the run.</param>
/// <param name="Colours">What the colours of the borders stand for.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="PeakMemoryBytes">The most memory that was taken at any moment.</param>
internal sealed record MosaicSummary(
    string Workspace,
    string Run,
    string Out,
    IReadOnlyList<MosaicFile> Files,
    int Width,
    int Height,
    int Pictures,
    int Drawn,
    int Hidden,
    int LeftOut,
    int Failed,
    IReadOnlyList<string> FailedPictures,
    string Set,
    int WithoutFeatures,
    int NotInRun,
    IReadOnlyList<MosaicColour> Colours,
    double Seconds,
    long PeakMemoryBytes);
