using System.Security.Cryptography;
using System.Text;
using Akin.Intake;
using Akin.Numerics;

namespace Akin.Workspace.Transforms;

/// <summary>
/// Makes sets of features from other sets. What has to be learnt (mean and components) is learnt once, from the
/// pictures that are ready then, and stays as it is when pictures are added, so that rows keep their meaning; the rows
/// of added pictures are made with it. A shard of the new set is made of the source's shard of the same number alone:
/// killed anywhere and run again, the files are byte for byte those of an undisturbed run, and no more than a shard
/// is in memory.
/// </summary>
public static class TransformStage
{
    private const string Unit = "pictures";

    /// <summary>Makes a set, or brings it up to date when it is there.</summary>
    /// <param name="workspace">Opened for writing.</param>
    /// <param name="source">The set that the rows come from.</param>
    /// <param name="options">What is done to them; see <see cref="WhyNot"/>.</param>
    /// <param name="name">The new set's name; <see langword="null"/> for the source's with the steps behind it.</param>
    /// <param name="refit">Whether to learn anew what was learnt before.</param>
    /// <param name="progress">Told after each shard.</param>
    /// <param name="cancellation">Stops between shards; those that are recorded stay.</param>
    /// <exception cref="WorkspaceException">It cannot be made; the message says why and what to do.</exception>
    public static FeatureSet Make(
        AkinWorkspace workspace,
        FeatureSet source,
        TransformOptions options,
        string? name = null,
        bool refit = false,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var sets = workspace.Catalogue.FeatureSets;
        FeatureFolders.Sweep(workspace);
        name ??= DefaultName(source, options);
        var before = sets.Find(name);
        if (WhyNot(workspace, source, options, name, refit) is { } fault)
        {
            throw new WorkspaceException(fault);
        }

        if (before is not null && !(refit && options.IsFitted))
        {
            BringUpToDate(workspace, source, progress, cancellation);
            return before;
        }

        progress?.Report(new("fitting", 0, 0, Unit));
        var store = workspace.Features(source);
        var set = Describe(source, options, name, FitKey(store, options));
        if (before?.Key != set.Key)
        {
            var fit = FittedTransform.Fit(store, options, FeatureFolders.Of(workspace, set), cancellation);
            var most = options.Whiten ? Math.Min(fit.FittedOn, source.Dimension) : source.Dimension;
            set = set with { Transform = fit, Dimension = options.Components ?? most };
            workspace.Catalogue.InTransaction(() => Replace(sets, before, set));
            FeatureFolders.Sweep(workspace);
        }

        BringUpToDate(workspace, source, progress, cancellation);
        return sets.Find(name)!;
    }

    /// <summary>Why a set cannot be made; <see langword="null"/> when it can.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="source">The set that the rows come from.</param>
    /// <param name="options">What is done to them.</param>
    /// <param name="name">The new set's name; <see langword="null"/> for the usual one.</param>
    /// <param name="refit">Whether to learn anew what was learnt before.</param>
    public static string? WhyNot(
        AkinWorkspace workspace, FeatureSet source, TransformOptions options, string? name, bool refit)
    {
        var sets = workspace.Catalogue.FeatureSets;
        if (!options.Normalise && !options.IsFitted && (options.Type ?? source.Type) == source.Type)
        {
            return "say what to do with the features: --normalise l2, --pca N, --whiten, or another --dtype.";
        }

        name ??= DefaultName(source, options);
        if (sets.Find(name) is { } there)
        {
            return NotThis(there, source, options)
                ?? (refit && sets.MadeOf(there) is [var first, ..]
                    ? $"the set '{first.Name}' was made of '{name}', which can therefore not be learnt anew; delete "
                        + $"it first: akin features delete {first.Name}"
                    : null);
        }

        if (refit)
        {
            return $"there is no set '{name}' to learn anew; leave --refit out to make it.";
        }

        var ready = workspace.Features(source).ListReady().Count;
        return ready == 0
            ? $"the set '{source.Name}' has no features of pictures that are ready; see akin ledger --failed"
            : TooFew(source, options, ready);
    }

    /// <summary>
    /// Why a set could not be made of one that is yet to be embedded, as far as that can be told before;
    /// <see langword="null"/> when nothing is known against it.
    /// </summary>
    /// <param name="workspace">The workspace, its pictures indexed.</param>
    /// <param name="source">The set that the rows will come from; it need not be there yet.</param>
    /// <param name="options">What will be done to them.</param>
    /// <param name="name">The new set's name; <see langword="null"/> for the usual one.</param>
    public static string? WhyNotOnceEmbedded(
        AkinWorkspace workspace, FeatureSet source, TransformOptions options, string? name)
    {
        name ??= DefaultName(source, options);
        return name == source.Name
            ? $"the features themselves are in the set '{name}'; choose another --name."
            : workspace.Catalogue.FeatureSets.Find(name) is { } there
                ? NotThis(there, source, options)
                : TooFew(source, options, workspace.Catalogue.Pictures.ListIn().Count(picture =>
                    picture.State is PictureState.Pending or PictureState.Ready));
    }

    private static string? NotThis(FeatureSet there, FeatureSet source, TransformOptions options) =>
        there.Transform is not { } made || made.Source != source.Key || !made.IsAs(options)
            || there.Type != (options.Type ?? source.Type)
            ? $"there is another set '{there.Name}' already; give this one a name with --name NAME, or delete that "
                + $"one: akin features delete {there.Name}"
            : null;

    private static string? TooFew(FeatureSet source, TransformOptions options, int pictures)
    {
        var most = Math.Min(pictures, source.Dimension);
        return options.IsFitted && pictures < 2
            ? $"principal components need at least 2 pictures; there {(pictures == 1 ? "is 1" : "are none")}."
            : options.Components > most
                ? $"--pca is {options.Components}, but the set '{source.Name}' has {source.Dimension} features of "
                    + $"{pictures} pictures; it takes 1 to {most}."
                : null;
    }

    /// <summary>
    /// Makes the rows that are missing in all sets that are made of a set, directly or by way of others.
    /// </summary>
    /// <param name="workspace">Opened for writing.</param>
    /// <param name="source">The set that they come from.</param>
    /// <param name="progress">Told after each shard.</param>
    /// <param name="cancellation">Stops between shards; those that are recorded stay.</param>
    public static void BringUpToDate(
        AkinWorkspace workspace,
        FeatureSet source,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var sets = workspace.Catalogue.FeatureSets;
        foreach (var set in sets.MadeOf(source))
        {
            var from = sets.List().First(each => each.Key == set.Transform!.Source);
            Derive(workspace, workspace.Features(from), workspace.Features(set), progress, cancellation);
        }
    }

    private static void Derive(
        AkinWorkspace workspace,
        FeatureStore from,
        FeatureStore to,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var made = to.Shards.ToDictionary(shard => shard.Number);
        var missing = from.Shards.Where(shard => !made.TryGetValue(shard.Number, out var own)
            || !own.Pictures.SequenceEqual(shard.Pictures) || !ShardFile.IsIntact(to.Folder, own)).ToList();
        var gone = made.Keys.Except(from.Shards.Select(shard => shard.Number)).ToList();
        if (gone.Count > 0)
        {
            workspace.Catalogue.InTransaction(() => gone.ForEach(to.Remove));
            gone.ForEach(number => to.Forget(made[number]));
        }

        if (missing.Count > 0)
        {
            using var transform = FittedTransform.Read(to.Set, to.Folder);
            var (done, total) = (0, missing.Sum(shard => shard.Pictures.Count));
            foreach (var shard in missing)
            {
                cancellation.ThrowIfCancellationRequested();
                using var rows = from.Open(shard);
                using var points = transform.Apply(rows, Environment.ProcessorCount, cancellation);
                var own = Enumerable.Range(0, points.Rows).Select(row => points[row].ToArray());
                var written = to.Write(shard.Number, shard.Pictures, [.. own]);
                workspace.Catalogue.InTransaction(() => to.Record(written));
                progress?.Report(new("transforming", done += shard.Pictures.Count, total, Unit));
            }
        }

        FeatureManifest.Write(to);
    }

    private static void Replace(FeatureSetTable sets, FeatureSet? before, FeatureSet set)
    {
        var wasLatest = before is not null && sets.Latest()?.Id == before.Id;
        if (before is not null)
        {
            sets.Remove(before);
        }

        if (wasLatest)
        {
            sets.Use(set);
        }
        else
        {
            sets.Save(set);
        }
    }

    private static FeatureSet Describe(FeatureSet source, TransformOptions options, string name, string digits)
    {
        var type = options.Type ?? source.Type;
        var beginning = string.Concat(
            source.Name.Take(48).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-'));
        return new()
        {
            Name = name,
            Key = string.Join('-', [beginning, .. options.Words.Length > 0 ? [options.Words] : (string[])[], digits]),
            Model = source.Model,
            Dimension = source.Dimension,
            Type = type,
        };
    }

    /// <summary>What the rows depend on besides the source's: the steps, and the pictures learnt from.</summary>
    private static string FitKey(FeatureStore store, TransformOptions options)
    {
        var fit = options.IsFitted ? ReadyFeatures.HashOf(store.Set, store.ListReady()) : "";
        var type = FeatureSetTable.WordOf(options.Type ?? store.Set.Type);
        var all = $"{store.Set.Key}\n{options.Words}\n{options.Seed}\n{fit}\n{type}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
    }

    private static string DefaultName(FeatureSet source, TransformOptions options)
    {
        var type = options.Type is { } wanted && wanted != source.Type ? FeatureSetTable.WordOf(wanted) : "";
        return string.Join('-', new[] { source.Name, options.Words, type }.Where(word => word.Length > 0));
    }
}
