using Akin.Intake;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>
/// Brings the catalogue up to date with the sources: walks them, reads what is new or changed, and gives every input
/// one state. Files whose size and time are as they were are not opened. Ids follow the order of the walk and each
/// batch is recorded in one transaction: killed anywhere and run again, the catalogue is the one an undisturbed run
/// makes.
/// </summary>
public static class IndexStage
{
    /// <summary>Runs the stage.</summary>
    /// <param name="workspace">Opened for writing.</param>
    /// <param name="sources">
    /// What this workspace is about from now on; pictures of other sources rest, and keep their features.
    /// </param>
    /// <param name="options">How to read the files.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellation">Checked between files; what is recorded stays.</param>
    /// <exception cref="WorkspaceException">
    /// A source as a whole is not there: nothing is marked as missing then.
    /// </exception>
    public static IndexResult Run(
        AkinWorkspace workspace,
        IReadOnlyList<PictureSource> sources,
        IndexOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var distinct = sources.Distinct().ToArray();
        var catalogue = workspace.Catalogue;
        if (Array.Find(distinct, source => !Path.Exists(source.FullPath)) is { } gone)
        {
            throw new WorkspaceException($"The source {gone.FullPath} is not there; name it where it is now.");
        }

        var files = SourceWalk.List(distinct, workspace.Reader, cancellation);
        IReadOnlyList<long> ids = [];
        catalogue.InTransaction(() => ids = catalogue.Sources.MakeCurrent(distinct));

        var known = new KnownPictures(catalogue.Pictures.List(), catalogue.Pictures.NextId(), options.RetryFailed);
        var unread = files.Where(file => !known.IsUnchanged(file, ids[file.Source])).ToArray();
        for (var start = 0; start < unread.Length; start += options.Batch)
        {
            var batch = unread.AsMemory(start, Math.Min(options.Batch, unread.Length - start));
            var readings = ChunkedWork.Map(
                batch.Length, 1, options.Threads, (i, _, _) => Read(batch.Span[i]), cancellation);
            for (var i = 0; i < batch.Length; i++)
            {
                known.Take(batch.Span[i], ids[batch.Span[i].Source], readings[i]);
            }

            Save(catalogue, known);
            progress?.Report(new("indexing", start + batch.Length, unread.Length, "files"));
        }

        known.MarkMissing();
        known.LinkDuplicates();
        Save(catalogue, known);
        return new(files.Count, unread.Count(file => file.State == PictureState.Pending), known.Added, known.Gone);

        FileReading Read(SourceFile file) =>
            FileReading.Of(file, () => workspace.Reader.Find(distinct[file.Source], file.RelativePath), options);
    }

    private static void Save(Catalogue catalogue, KnownPictures known)
    {
        if (known.Unsaved.Count > 0)
        {
            catalogue.InTransaction(() => catalogue.Pictures.Save(known.Unsaved));
            known.Unsaved.Clear();
        }
    }
}
