using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akin.Clustering;
using Akin.Curation;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Workspace.Curating;

/// <summary>
/// The groups that the pictures of a workspace are in now: those of the latest run, or what a person's edits have made
/// of them. A function of the runs and the journal, computed from nothing else.
/// </summary>
public sealed class CurrentGroups
{
    private readonly AkinWorkspace _workspace;
    private readonly BaseGroups _base;
    private readonly Edit[] _regroupings;
    private readonly IReadOnlyList<PictureRecord> _ready;
    private readonly int _added;

    private CurrentGroups(
        AkinWorkspace workspace, FeatureStore store, BaseGroups found, Edit[] regroupings,
        IReadOnlyList<PictureRecord> ready)
    {
        (_workspace, Store, _base, _regroupings, _ready) = (workspace, store, found, regroupings, ready);
        var labels = found.Labels(workspace);
        var known = labels.Keys.ToHashSet();
        Regroup(labels);
        int[] rows = [.. ready.Select(picture => labels.GetValueOrDefault(picture.Id, -1))];
        ClusterNumbering.Apply(ClusterNumbering.BySize(rows, Math.Max(0, rows.DefaultIfEmpty(-1).Max() + 1)), rows);
        Labels = ready.Zip(rows).Where(pair => known.Contains(pair.First.Id))
            .ToDictionary(pair => pair.First.Id, pair => pair.Second);
        _added = ready.Count - Labels.Count;
        Dropped = workspace.Catalogue.Pictures.ListDropped().Count(picture => known.Contains(picture.Id));
        Key = KeyOf(found.Id, regroupings);
    }

    /// <summary>The features.</summary>
    public FeatureStore Store { get; }

    /// <summary>The run that the groups began with.</summary>
    public string BaseId => _base.Id;

    /// <summary>
    /// The group of each picture that is in and was there when they were made: 0 … k − 1 by size, −1 for none.
    /// </summary>
    public IReadOnlyDictionary<long, int> Labels { get; }

    /// <summary>Pictures of the groups that are dropped.</summary>
    public int Dropped { get; }

    /// <summary>Whether a person's edits have made other groups of those that were found, or smaller ones.</summary>
    public bool AreEdited => _regroupings.Length > 0 || _base.Run is null || (Dropped > 0 && _added == 0);

    /// <summary>
    /// Whether they are there without anything being grouped anew: pictures have neither come nor gone but by edits.
    /// </summary>
    public bool AreStored => AreEdited || _base.Run?.Features == ReadyFeatures.HashOf(Store.Set, _ready);

    /// <summary>Stands for where the groups come from: a hash of the run and the edits of its groups.</summary>
    internal string Key { get; }

    /// <summary>What a run has to be told to show these groups.</summary>
    public RunSettings Settings => AreEdited
        ? Template with { Given = new(Key, Labels, Explanation()) }
        : Dropped > 0 || _added > 0 ? Template : _base.Settings;

    /// <summary>The groups of a set of features; <see langword="null"/> when nothing was grouped yet.</summary>
    /// <param name="workspace">Where they are.</param>
    /// <param name="store">The features.</param>
    public static CurrentGroups? Of(AkinWorkspace workspace, FeatureStore store)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(store);
        var journal = workspace.Catalogue.Edits.Read();
        var ready = store.ListReady();
        return BaseGroups.Of(workspace, store, ready, journal) is { } found
            ? new(
                workspace, store, found,
                [.. journal.Effective.Where(edit => edit.Kind.Regroups() && edit.Base == found.Id
                    && edit.Set == store.Set.Name && edit.Sequence > found.Sequence)],
                ready)
            : null;
    }

    /// <summary>The groups of the set of features that the latest run was made of, or that was embedded last.</summary>
    /// <param name="workspace">Where they are.</param>
    public static CurrentGroups? OfLatest(AkinWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var sets = workspace.Catalogue.FeatureSets;
        var set = workspace.Runs.Latest() is { } run
            ? sets.List().FirstOrDefault(each => each.Key == run.FeatureSetKey) : null;
        return (set ?? sets.Latest()) is { } found ? Of(workspace, workspace.Features(found)) : null;
    }

    /// <summary>
    /// The groups as they were numbered when they were shown last: dropping some leaves the numbers of the others until
    /// then. Pictures that came since are not among them.
    /// </summary>
    /// <returns>The group of each picture that is in; the run that showed them, where there is one.</returns>
    public (IReadOnlyDictionary<long, int> Labels, string? Run) Shown()
    {
        foreach (var run in _workspace.Runs.MadeOf(Store.Set).Where(IsOfThese))
        {
            var labels = _workspace.Catalogue.Runs.Assignments(run.Id)
                .ToDictionary(each => each.PictureId, each => each.Label);
            if (Labels.Keys.All(labels.ContainsKey))
            {
                return (Labels.Keys.ToDictionary(picture => picture, picture => labels[picture]), run.Id);
            }
        }

        return (Labels, null);
    }

    /// <summary>Whether a run shows these groups as they are, pictures apart that have come since.</summary>
    /// <param name="run">A finished run of the set.</param>
    public bool AreOf(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return IsOfThese(run)
            && _workspace.Catalogue.Runs.Assignments(run.Id).Select(each => each.PictureId).ToHashSet()
                is var pictures && Labels.Keys.All(pictures.Contains)
            && !_workspace.Catalogue.Pictures.ListDropped().Any(picture => pictures.Contains(picture.Id));
    }

    /// <summary>These groups after one more edit of them.</summary>
    internal CurrentGroups With(Edit edit) => new(_workspace, Store, _base, [.. _regroupings, edit], _ready);

    private RunSettings Template =>
        _workspace.Runs.MadeOf(Store.Set) is [var latest, ..] ? RunSettings.Of(latest) : _base.Settings;

    private bool IsOfThese(RunRecord run) => GivenGroups.KeyOf(run) is { } key
        ? key == Key
        : run.Id == _base.Id && _regroupings.Length == 0;

    private void Regroup(Dictionary<long, int> labels)
    {
        var next = labels.Values.DefaultIfEmpty(-1).Max() + 1;
        foreach (var edit in _regroupings)
        {
            foreach (var (picture, part) in edit.Pictures.Where(each => labels.ContainsKey(each.Picture)))
            {
                labels[picture] = part < 0 ? -1 : next + part;
            }

            next += edit.Pictures.Select(each => each.Part).DefaultIfEmpty(-1).Max() + 1;
        }
    }

    private string Explanation()
    {
        string[] changes =
        [
            .. Change(Dropped, Counted.Of(Dropped, "picture") + " dropped"),
            .. Times(EditKind.Divide, "division"),
            .. Times(EditKind.Merge, "merge"),
        ];
        return $"The groups of run {_base.Id}"
            + (changes.Length > 0 ? $", edited: {string.Join(", ", changes)}." : ", as a journal states them.");

        IEnumerable<string> Times(EditKind kind, string what) =>
            _regroupings.Count(edit => edit.Kind == kind) is var times ? Change(times, Counted.Of(times, what)) : [];

        static IEnumerable<string> Change(int count, string text) => count > 0 ? [text] : [];
    }

    private static string KeyOf(string run, IEnumerable<Edit> edits)
    {
        var text = new StringBuilder(run);
        foreach (var edit in edits)
        {
            text.Append('\n').Append(edit.Kind.Name());
            foreach (var (picture, part) in edit.Pictures)
            {
                text.Append(CultureInfo.InvariantCulture, $" {picture}:{part}");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
