using Akin.Embedding;
using Akin.Intake;
using Akin.Intake.Lists;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>
/// Brings the catalogue up to date with the sources: walks them, fetches what is at addresses while it reads what
/// is new or changed, and gives every input one state. Files whose size and time are as they were are not opened. Ids
/// follow the order of the walk and each batch is recorded in one transaction: killed anywhere and run again, the
/// catalogue is the one an undisturbed run makes.
/// </summary>
public static class IndexStage
{
    /// <summary>Bytes of files that are read at a time; a larger file is read alone.</summary>
    private const long HeldBytes = 256L << 20;

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
    /// <exception cref="Intake.Text.TableException">A list has no such column, or none of pictures.</exception>
    public static async Task<IndexResult> RunAsync(
        AkinWorkspace workspace,
        IReadOnlyList<PictureSource> sources,
        IndexOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(options);
        var distinct = sources.Distinct().ToArray();
        var catalogue = workspace.Catalogue;
        if (PictureSource.WhyGone(distinct) is { } gone)
        {
            throw new WorkspaceException(gone);
        }

        SourceChoice[] choices = [.. catalogue.Sources.ChoicesOf(distinct).Select(choice => options.Change(choice))];
        var lists = SourceLists.Open(distinct, choices);
        foreach (var notice in lists.Notices)
        {
            options.Notices?.Report(notice);
        }

        var files = SourceWalk.List(distinct, lists, workspace.Reader, cancellation);
        IReadOnlyList<long> ids = [];
        catalogue.InTransaction(() =>
        {
            ids = catalogue.Sources.MakeCurrent(distinct);
            for (var i = 0; i < ids.Count; i++)
            {
                catalogue.Sources.Choose(ids[i], choices[i]);
            }
        });

        var known = new KnownPictures(catalogue.Pictures, options);
        var (unread, wanted) = Compare(catalogue, files, ids, known, cancellation);
        var read = await ReadAsync(
            workspace, distinct, ids, files, unread, wanted, known, options, progress, cancellation)
            .ConfigureAwait(false);
        var returned = 0;
        catalogue.InTransaction(() =>
        {
            known.MarkMissing();
            known.LinkDuplicates();
            returned = new ReturnedPictures(catalogue, options.Time).Drop();
        });
        if (returned > 0)
        {
            options.Notices?.Report(returned == 1
                ? "1 picture that was dropped is back under another name and stays dropped; akin undo takes it in "
                    + "again."
                : $"{Counted.Of(returned, "picture")} that were dropped are back under other names and stay dropped; "
                    + "akin undo takes them in again, as many at a time as had been dropped together.");
        }

        SaveColumns(catalogue, distinct, lists, ids, cancellation);
        return new(files.Count, read, known.Added, known.Gone);
    }

    /// <summary>Which files are to be read, by their places in the walk, and which addresses are to be
    /// fetched.</summary>
    private static (List<int> Unread, List<string> Wanted) Compare(
        Catalogue catalogue,
        IReadOnlyList<SourceFile> files,
        IReadOnlyList<long> ids,
        KnownPictures known,
        CancellationToken cancellation)
    {
        var (unread, wanted) = (new List<int>(), new List<string>());
        var some = new SourceFile[PictureTable.PathsAtOnce];
        for (var start = 0; start < files.Count; start += some.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(some.Length, files.Count - start);
            for (var i = 0; i < count; i++)
            {
                some[i] = files[start + i];
            }

            known.Look(some.AsSpan(0, count), ids);
            for (var i = 0; i < count; i++)
            {
                var (file, source) = (some[i], ids[some[i].Source]);
                if (known.IsUnchanged(file, source))
                {
                    continue;
                }

                unread.Add(start + i);
                if (file.IsAddress && (file.Modified == 0 || known.HasFailed(file, source)))
                {
                    wanted.Add(file.RelativePath);
                }
            }

            Save(catalogue, known);
        }

        return (unread, wanted);
    }

    /// <summary>Reads what is new or changed; how many of that were files.</summary>
    private static async Task<int> ReadAsync(
        AkinWorkspace workspace,
        PictureSource[] sources,
        IReadOnlyList<long> ids,
        IReadOnlyList<SourceFile> files,
        List<int> unread,
        List<string> wanted,
        KnownPictures known,
        IndexOptions options,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var fetch = options.Fetch with { MaxBytes = options.MaxFileBytes };
        await using var arrivals = new PictureArrivals(workspace.Reader, wanted, fetch, progress, cancellation);
        using var held = new ByteBudget(HeldBytes);
        var read = 0;
        for (var start = 0; start < unread.Count; start += options.Batch)
        {
            var batch = new SourceFile[Math.Min(options.Batch, unread.Count - start)];
            for (var i = 0; i < batch.Length; i++)
            {
                batch[i] = await arrivals.WaitForAsync(files[unread[start + i]]).ConfigureAwait(false);
            }

            var readings = ChunkedWork.Map(
                batch.Length, 1, options.Threads, (i, _, _) => ReadOne(batch[i]), cancellation);
            known.Look(batch, ids);
            for (var i = 0; i < batch.Length; i++)
            {
                known.Take(batch[i], ids[batch[i].Source], readings[i]);
                read += batch[i].State == PictureState.Pending ? 1 : 0;
            }

            Save(workspace.Catalogue, known);
            if (arrivals.IsDone)
            {
                progress?.Report(new("indexing", start + batch.Length, unread.Count, "files"));
            }
        }

        return read;

        FileReading ReadOne(SourceFile file)
        {
            // A small archive may hold members of the largest size: not one for each thread at a time.
            var bytes = file.Size <= options.MaxFileBytes ? Math.Max(0, file.Size) : 0;
            held.Take(bytes, cancellation);
            try
            {
                return FileReading.Of(
                    file, () => workspace.Reader.Find(sources[file.Source], file.RelativePath), options);
            }
            finally
            {
                held.Give(bytes);
            }
        }
    }

    private static void Save(Catalogue catalogue, KnownPictures known)
    {
        if (known.Unsaved.Count > 0)
        {
            catalogue.InTransaction(() => catalogue.Pictures.Save(known.Unsaved));
            known.Unsaved.Clear();
        }
    }

    /// <summary>Keeps the columns of lists that have changed; the lists are read once more for it.</summary>
    private static void SaveColumns(
        Catalogue catalogue,
        PictureSource[] sources,
        SourceLists lists,
        IReadOnlyList<long> ids,
        CancellationToken cancellation)
    {
        for (var i = 0; i < sources.Length; i++)
        {
            if (lists[i] is not { Columns.Count: > 0 } list || catalogue.Columns.IsCurrent(ids[i], StampOf(list)))
            {
                continue;
            }

            var source = ids[i];
            catalogue.InTransaction(
                () => catalogue.Columns.Save(source, StampOf(list), list.Columns, Rows(list, source)));
        }

        static string StampOf(PictureList list) => $"{list.Stamp} {list.AddressColumn}";

        IEnumerable<(long, string[])> Rows(PictureList list, long source)
        {
            foreach (var rows in list.Rows().Chunk(PictureTable.PathsAtOnce))
            {
                cancellation.ThrowIfCancellationRequested();
                var known = catalogue.Pictures.At(source, [.. rows.Select(row => row.Path)])
                    .Where(picture => picture.State != PictureState.Missing)
                    .ToLookup(picture => picture.RelativePath, picture => picture.Id, StringComparer.Ordinal);
                foreach (var row in rows.Where(row => known.Contains(row.Path)))
                {
                    yield return (known[row.Path].Last(), row.Values);
                }
            }
        }
    }
}
