using Akin.Comparison;
using Akin.Intake;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Workspace.Comparing;

/// <summary>Compares the collections of a workspace on the clusters, the map and the features of a run.</summary>
public static class ComparisonStage
{
    /// <summary>Compares.</summary>
    /// <param name="workspace">Where the pictures are.</param>
    /// <param name="run">A finished run of it; its clusters were found on all pictures together.</param>
    /// <param name="wanted">Names of the collections, in the order to show; empty for all, in that of their
    /// pictures.</param>
    /// <param name="countCopies">
    /// Whether a file counts as often as it is in a collection; else once: copies are no further evidence.
    /// </param>
    /// <param name="space">
    /// The space of the distances; <see langword="null"/> for all features, scaled where the run's were.
    /// </param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are no two collections with a ready picture, or none has such a
    /// name.</exception>
    /// <exception cref="WorkspaceException">The features of the run are gone.</exception>
    public static PictureComparison Run(
        AkinWorkspace workspace, RunRecord run, IReadOnlyList<string> wanted, bool countCopies, FeatureSpace? space,
        ComparisonOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(options);
        var set = workspace.Catalogue.FeatureSets.List().FirstOrDefault(each => each.Key == run.FeatureSetKey)
            ?? throw new WorkspaceException($"The features that run {run.Id} was made of are gone; run akin cluster.");
        var store = workspace.Features(set);
        var inputs = workspace.Catalogue.Pictures.ListIn();
        var ready = Ready(workspace, run, store, inputs);
        var (names, empty) = Choose(inputs, ready.Select(pair => pair.Record), wanted);
        var taken = Take(workspace, ready, names, countCopies);
        using var rows = store.LoadRows([.. taken.Select(picture => picture.Record.Id)], options.MemoryBytes);
        space ??= new() { Normalise = RunSettings.Of(run).Space.Normalise, Components = null };
        using var reduced = space.Components is null ? null : space.Reduce(rows, cancellation);
        IRowSource features = reduced?.Points ?? (space.Normalise ? new UnitRows(rows) : rows);
        var collections = taken.Select(picture => picture.Collection).ToArray();
        var result = CollectionComparison.Of(
            features, [.. taken.Select(picture => picture.Place.Label)], collections, names.Count, options, progress,
            cancellation);
        var tally = ready.CountBy(pair => pair.Record.Collection, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return new()
        {
            Run = run,
            Dimension = set.Dimension,
            Collections =
            [
                .. names.Select((name, number) => new CollectionTally(
                    name, result.Sizes[number], tally[name] - result.Sizes[number])),
            ],
            Pictures = taken,
            Result = result,
            Options = options,
            Shared = Shared(taken),
            Empty = empty,
            Gaps = RunGaps.Of(workspace, run),
            Others = ready.Count - names.Sum(name => tally[name]),
        };
    }

    /// <summary>Refuses, before anything is computed, collections of which no two can become ready.</summary>
    /// <exception cref="ArgumentException">As <see cref="Run"/>.</exception>
    /// <exception cref="WorkspaceException">No picture at all is or can become ready.</exception>
    public static void Check(AkinWorkspace workspace, IReadOnlyList<string> wanted)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(wanted);
        var inputs = workspace.Catalogue.Pictures.ListIn();
        PictureRecord[] meant = [.. inputs.Where(input => input.State is PictureState.Ready or PictureState.Pending)];
        if (meant.Length == 0)
        {
            throw new WorkspaceException("There is nothing to compare: no picture is ready; akin ledger says why.");
        }

        Choose(inputs, meant, wanted);
    }

    /// <summary>The pictures that are ready, have features and are in the run.</summary>
    private static List<(PictureRecord Record, Assignment Place)> Ready(
        AkinWorkspace workspace, RunRecord run, FeatureStore store, IReadOnlyList<PictureRecord> inputs)
    {
        var places = workspace.Catalogue.Runs.Assignments(run.Id).ToDictionary(each => each.PictureId);
        return
        [
            .. inputs.Where(input => input.State == PictureState.Ready && store.Contains(input.Id)
                    && places.ContainsKey(input.Id))
                .Select(input => (input, places[input.Id])),
        ];
    }

    private static (IReadOnlyList<string> Names, IReadOnlyList<string> Empty) Choose(
        IReadOnlyList<PictureRecord> inputs, IEnumerable<PictureRecord> ready, IReadOnlyList<string> wanted)
    {
        // A folder that was left out, such as a link in a circle, has no pictures that could be ready.
        string[] known = [.. inputs.Where(input => input.State != PictureState.Missing
                && !(input.State == PictureState.Skipped && input.RelativePath.EndsWith('/')))
            .Select(input => input.Collection).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        if (wanted.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException(known.Length == 0
                ? $"there is no collection '{unknown}'; the pictures are in none."
                : $"there is no collection '{unknown}'; there are {string.Join(", ", known.Take(20))}"
                    + (known.Length > 20 ? $" and {known.Length - 20} more." : "."));
        }

        var filled = ready.Select(record => record.Collection).ToHashSet(StringComparer.Ordinal);
        var asked = wanted.Count > 0 ? wanted.Distinct(StringComparer.Ordinal).ToArray() : known;
        string[] names = [.. asked.Where(filled.Contains)];
        string[] empty = [.. asked.Where(name => !filled.Contains(name))];
        return names.Length >= 2 ? (names, empty) : throw new ArgumentException(
            (known.Length == 0 ? "the pictures are in no collections"
                : names.Length == 0 ? "no picture in a collection is ready"
                : $"there is one collection with ready pictures, '{names[0]}'")
            + (empty.Length > 0 ? $" ({string.Join(", ", empty.Take(20))}: none ready)" : "")
            + "; comparing takes two. Name two folders (akin compare A B: A and B are the collections), one folder "
            + "with a folder for each collection in it, or a list with a column of their names "
            + "(akin compare LIST.csv --collection-by COLUMN).");
    }

    private static ComparedPicture[] Take(
        AkinWorkspace workspace, List<(PictureRecord Record, Assignment Place)> ready, IReadOnlyList<string> names,
        bool countCopies)
    {
        var numbers = names.Select((name, number) => (name, number))
            .ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        var sources = workspace.Catalogue.Sources.Current().Select(row => row.Id).ToHashSet();
        var places = workspace.Places();
        var seen = new HashSet<(int, Fingerprint)>();
        var taken = new List<ComparedPicture>();
        foreach (var (record, place) in ready)
        {
            if (numbers.TryGetValue(record.Collection, out var number) && sources.Contains(record.SourceId)
                && (countCopies || record.Fingerprint is not { } bytes || seen.Add((number, bytes))))
            {
                taken.Add(new(record, places.ContentOf(record), number, place));
            }
        }

        return [.. taken];
    }

    private static IReadOnlyList<IReadOnlyList<int>> Shared(ComparedPicture[] pictures) =>
    [
        .. Enumerable.Range(0, pictures.Length).Where(row => pictures[row].Record.Fingerprint is not null)
            .GroupBy(row => pictures[row].Record.Fingerprint!.Value)
            .Where(rows => rows.Select(row => pictures[row].Collection).Distinct().Count() > 1)
            .Select(rows => rows.ToArray()),
    ];
}
