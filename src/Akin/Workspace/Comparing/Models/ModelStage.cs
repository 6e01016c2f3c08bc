using Akin.Comparison.Models;
using Akin.Numerics;

namespace Akin.Workspace.Comparing.Models;

/// <summary>
/// Compares what several models make of the pictures of a workspace: of those that all of them have features of, each
/// content once, for a copy is its own nearest neighbour with every model.
/// </summary>
public static class ModelStage
{
    /// <summary>Compares.</summary>
    /// <param name="workspace">Where the pictures are.</param>
    /// <param name="sets">At least two, of this workspace.</param>
    /// <param name="label">What is known of a picture; empty for nothing.</param>
    /// <param name="queries">Pictures to draw and look at, ≥ 0.</param>
    /// <param name="shown">Neighbours of each of those, ≥ 1.</param>
    /// <param name="options">How.</param>
    /// <param name="memoryBytes">What features may take that are in memory; no limit when not given.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are not two sets, or an option cannot be met.</exception>
    /// <exception cref="WorkspaceException">No picture has features in all sets.</exception>
    public static ModelsCompared Run(
        AkinWorkspace workspace, IReadOnlyList<ComparedSet> sets, Func<PictureRecord, string> label, int queries,
        int shown, ModelComparisonOptions options, long? memoryBytes = null,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(options);
        var (pictures, copies) = Common(sets);
        long[] ids = [.. pictures.Select(picture => picture.Id)];
        var spaces = new List<ModelSpace>();
        try
        {
            foreach (var set in sets)
            {
                var held = spaces.Sum(space => (long)space.Points.Rows * space.Points.Columns * sizeof(float));
                var left = memoryBytes is { } most ? Math.Max(0, most - held) : (long?)null;
                spaces.Add(new(set.Name, Points(set, ids, left, cancellation)));
                progress?.Report(new("features", spaces.Count, sets.Count, "models"));
            }

            string[] labels = [.. pictures.Select(label)];
            var result = ModelComparison.Of(spaces, Numbered(labels), options, progress, cancellation);
            var places = workspace.Places();
            return new()
            {
                Sets = [.. sets.Select(set => set.Store.Set)],
                Pictures = pictures,
                Contents = [.. pictures.Select(places.ContentOf)],
                Labels = labels,
                Result = result,
                Options = options,
                Queries = [.. Ask(spaces, queries, shown, options, progress, cancellation)],
                Lacking = [.. sets.Select(set => set.Store.CountReady().Without)],
                Copies = copies,
            };
        }
        finally
        {
            spaces.ForEach(space => space.Points.Dispose());
        }
    }

    /// <summary>The pictures that all sets have, each content once, and how many were left out for that.</summary>
    private static (PictureRecord[] Pictures, int Copies) Common(IReadOnlyList<ComparedSet> sets)
    {
        PictureRecord[] all = [.. sets[0].Store.ListReady()
            .Where(picture => sets.All(set => set.Store.Contains(picture.Id)))];
        if (all.Length == 0)
        {
            throw new WorkspaceException(
                $"no picture has features in all of {string.Join(", ", sets.Select(set => set.Name))}; akin ledger and "
                + "akin features show say why.");
        }

        PictureRecord[] once = [.. all.DistinctBy(picture => (picture.Fingerprint, picture.Fingerprint is null
            ? picture.Id : 0))];
        return (once, all.Length - once.Length);
    }

    /// <summary>A set's rows in the space that groups are found in, in memory of their own.</summary>
    private static Matrix Points(
        ComparedSet set, long[] ids, long? memoryBytes, CancellationToken cancellation)
    {
        using var rows = set.Store.LoadRows(ids, memoryBytes);
        var most = Math.Min(rows.Rows, rows.Columns);
        var space = set.Space with { Components = set.Space.Components is { } some ? Math.Min(some, most) : null };
        using var reduced = space.Reduce(rows, cancellation);
        return reduced.Take();
    }

    /// <summary>Labels as numbers, none where there are no two.</summary>
    private static int[] Numbered(string[] labels)
    {
        var names = labels.Where(label => label.Length > 0).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        return names.Count < 2 ? [] : Array.ConvertAll(labels, names.IndexOf);
    }

    private static IEnumerable<QueryNeighbours> Ask(
        List<ModelSpace> spaces, int queries, int shown, ModelComparisonOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var rows = RowSample.Draw(spaces[0].Points.Rows, queries, new RandomSource(options.Seed).Fork(0x5EE));
        var found = spaces.Select(space => NearestRows.Of(
            space.Points, rows, shown, options.Threads, progress, cancellation)).ToArray();
        return rows.Select((row, i) => new QueryNeighbours(row, [.. found.Select(each => each[i])]));
    }
}
