using Akin.Cli.Commands;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>The first stage: what inputs there are.</summary>
internal static class IndexWork
{
    /// <summary>
    /// Brings the ledger up to date with the sources; those of the workspace itself when none are named.
    /// </summary>
    public static async Task<IndexResult> RunAsync(
        AkinWorkspace workspace,
        IReadOnlyList<PictureSource> sources,
        PictureSettings pictures,
        Settings settings,
        IProgress<StageProgress> progress,
        CancellationToken cancellation)
    {
        var decoder = new PictureDecoder(LimitsOf(pictures));
        var options = new IndexOptions
        {
            ReadHeader = decoder.ReadHeader,
            Threads = settings.Threads,
            MaxFileBytes = pictures.MaxFileBytes,
            RetryFailed = pictures.RetryFailed,
            AddressColumn = pictures.AddressColumn,
            CollectionBy = pictures.CollectionBy,
            MaxAddress = pictures.MaxAddress,
            Fetch = new() { AllowPrivateHosts = pictures.AllowPrivateHosts },
            Notices = progress as IProgress<string>,
        };
        var named = sources.Count > 0 ? sources : [.. workspace.Catalogue.Sources.Current().Select(row => row.Source)];
        var result = await IndexStage.RunAsync(workspace, named, options, progress, cancellation)
            .ConfigureAwait(false);
        if (workspace.Catalogue.Sources.MaxAddress is { } most
            && LedgerCounts.Of(workspace.Catalogue.Pictures.Each()).LongAddressNote(most) is { } note)
        {
            options.Notices?.Report(note);
        }

        return result;
    }

    /// <summary>The decoder's limits for these settings.</summary>
    public static DecodeLimits LimitsOf(PictureSettings pictures) =>
        new() { MaxPixels = pictures.MaxPixels, MaxFileBytes = pictures.MaxFileBytes };
}
