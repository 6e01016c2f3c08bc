using Akin.Cli.Commands;
using Akin.Cli.Parsing;
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
        Require(named);
        var result = await IndexStage.RunAsync(workspace, named, options, progress, cancellation)
            .ConfigureAwait(false);
        if (workspace.Catalogue.Sources.MaxAddress is { } most
            && LedgerCounts.Of(workspace.Catalogue.Pictures.Each()).LongAddressNote(most) is { } note)
        {
            options.Notices?.Report(note);
        }

        return result;
    }

    /// <summary>
    /// Refuses to go on where pictures are to be read and a source of theirs is away as a whole; what a list names is
    /// not in the list.
    /// </summary>
    public static void RequireSources(AkinWorkspace workspace) => Require(
        workspace.Catalogue.Sources.Current().Select(row => row.Source).Where(each => each.Kind != SourceKind.List));

    private static void Require(IEnumerable<PictureSource> sources)
    {
        if (PictureSource.WhyGone(sources) is { } gone)
        {
            throw new UsageException(gone);
        }
    }

    /// <summary>The decoder's limits for these settings.</summary>
    public static DecodeLimits LimitsOf(PictureSettings pictures) =>
        new() { MaxPixels = pictures.MaxPixels, MaxFileBytes = pictures.MaxFileBytes };
}
