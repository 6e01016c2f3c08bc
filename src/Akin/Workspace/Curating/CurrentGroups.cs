using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akin.Clustering;
using Akin.Curation;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Workspace.Curating;

/// <summary>
/// The groups that the pictures of a workspace are in now: those that were asked for last, or what a person's edits
/// have made of them. A function of the runs and the journal, computed from nothing else.
/// </summary>
public sealed class CurrentGroups
{
    private readonly AkinWorkspace _workspace;
    private readonly BaseGroups _base;
    private readonly Edit[] _regroupings;
    private readonly IReadOnlyList<PictureRecord> _ready;

    private CurrentGroups(
        AkinWorkspace workspace, FeatureStore store, BaseGroups found, string baseId, Edit[] regroupings,
        IReadOnlyList<PictureRecord> ready)
    {
        (_workspace, Store, _base, BaseId, _regroupings, _ready) =
            (workspace, store, found, baseId, regroupings, ready);
        var labels = found.Labels(workspace);
        Regroup(labels);
        PictureRecord[] known = [.. ready.Where(picture => labels.ContainsKey(picture.Id))];
        var rows = Array.ConvertAll(known, picture => labels[picture.Id]);
        ClusterNumbering.Apply(ClusterNumbering.BySize(rows, Math.Max(0, rows.DefaultIfEmpty(-1).Max() + 1)), rows);
        Labels = known.Zip(rows).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        Dropped = workspace.Catalogue.Pictures.ListDropped().Count(picture => labels.ContainsKey(picture.Id));
        Key = KeyOf(found.Key, regroupings);
    }

    /// <summary>Where they are.</summary>
    public AkinWorkspace Workspace => _workspace;

    /// <summary>The features.</summary>
    public FeatureStore Store { get; }

    /// <summary>The run that the groups began with, as edits of them name it.</summary>
    public string BaseId { get; }

    /// <summary>When the groups that these began with were asked for, as runs and edits are counted.</summary>
    internal long Sequence => _base.Sequence;

    /// <summary>
    /// The group of each picture that is in and was there when they were made: 0 … k − 1 by size, −1 for none.
    /// </summary>
    public IReadOnlyDictionary<long, int> Labels { get; }

    /// <summary>Pictures of the groups that are dropped.</summary>
    public int Dropped { get; }

    /// <summary>
    /// Pictures that are in and came after the groups: of edited groups each is in the one with the nearest centre.
    /// </summary>
    public int Later => _ready.Count - Labels.Count;

    /// <summary>Divisions and merges that hold.</summary>
    public int Regroupings => _regroupings.Length;

    /// <summary>Divisions and merges of other groups of the same features, which hold again once these are asked for.
    /// </summary>
    public int Elsewhere { get; private init; }

    /// <summary>Whether a person's edits have made other groups of those that were found, or smaller ones.</summary>
    public bool AreEdited => _regroupings.Length > 0 || _base.Run is null || Dropped > 0;

    /// <summary>
    /// Whether they are there without anything being grouped anew: pictures have neither come nor gone but by edits.
    /// </summary>
    public bool AreStored => AreEdited || _base.Run?.Features == ReadyFeatures.HashOf(Store.Set, _ready);

    /// <summary>The run that shows them with all pictures that are in; <see langword="null"/> when none does yet.
    /// </summary>
    public RunRecord? Made
    {
        get
        {
            var features = ReadyFeatures.HashOf(Store.Set, _ready);
            return AreEdited
                ? _workspace.Runs.MadeOf(Store.Set).FirstOrDefault(run => IsOfThese(run) && run.Features == features)
                : _base.Run?.Features == features ? _base.Run : null;
        }
    }

    /// <summary>Stands for where the groups come from: a hash of the grouping and the edits of its groups.</summary>
    internal string Key { get; }

    /// <summary>What a run has to be told to show these groups.</summary>
    public RunSettings Settings => AreEdited
        ? Template with { Given = new(Key, BaseId, Labels, Explanation()) }
        : AreStored ? _base.Settings : Template;

    /// <summary>The groups of a set of features; <see langword="null"/> when nothing was grouped yet.</summary>
    /// <param name="workspace">Where they are.</param>
    /// <param name="store">The features.</param>
    public static CurrentGroups? Of(AkinWorkspace workspace, FeatureStore store)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(store);
        var journal = workspace.Catalogue.Edits.Read();
        if (BaseGroups.Of(workspace, store.Set, journal) is not { } found)
        {
            return null;
        }

        // Edits belong to the grouping that they were made on, whenever that was asked for and on whatever map.
        var own = journal.Edits.Where(edit => edit.Set == store.Set.Name).Select(edit => edit.Base).OfType<string>()
            .Distinct().Where(id => BaseGroups.KeyOf(workspace, id) == found.Key).ToArray();
        var regroupings = journal.Effective.Where(edit => edit.Kind.Regroups() && edit.Set == store.Set.Name)
            .ToLookup(edit => own.Contains(edit.Base));
        return new(
            workspace, store, found, own.FirstOrDefault() ?? found.Id, [.. regroupings[true]], store.ListReady())
        {
            Elsewhere = regroupings[false].Count(),
        };
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

    /// <summary>Whether a run may show other groups than the current ones: edits were made, or it shows one.</summary>
    /// <param name="workspace">Where it is.</param>
    /// <param name="run">A finished run; killed before its edit was entered it may show one that was never made.
    /// </param>
    public static bool MayDiffer(AkinWorkspace workspace, RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return !workspace.Catalogue.Edits.IsEmpty || GivenGroups.KeyOf(run) is not null;
    }

    /// <summary>Whether a division or merge is of these groups and holds.</summary>
    public bool Holds(Edit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return Array.Exists(_regroupings, each => each.Number == edit.Number);
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
                return (_ready.Where(picture => labels.ContainsKey(picture.Id))
                    .ToDictionary(picture => picture.Id, picture => labels[picture.Id]), run.Id);
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
    internal CurrentGroups With(Edit edit) =>
        new(_workspace, Store, _base, BaseId, [.. _regroupings, edit], _ready) { Elsewhere = Elsewhere };

    /// <summary>How they were found, and the space and map that they were shown in last.</summary>
    private RunSettings Template
    {
        get
        {
            var latest = _workspace.Runs.MadeOf(Store.Set).FirstOrDefault(run =>
                GivenGroups.KeyOf(run) is null ? GroupingKey.Of(run) == _base.Key : GivenGroups.BaseOf(run) == BaseId);
            if (latest is null)
            {
                return _base.Settings;
            }

            var shown = RunSettings.Of(latest);
            return (_base.Settings with { Space = shown.Space, Map = shown.Map }).With(shown.Seed, shown.Threads);
        }
    }

    private bool IsOfThese(RunRecord run) => GivenGroups.KeyOf(run) is { } key
        ? key == Key
        : _regroupings.Length == 0 && GroupingKey.Of(run) == _base.Key;

    private void Regroup(Dictionary<long, int> labels)
    {
        var next = labels.Values.DefaultIfEmpty(-1).Max() + 1;
        foreach (var edit in _regroupings)
        {
            foreach (var (picture, part) in edit.Pictures)
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
            .. Change(Later, Counted.Of(Later, "picture") + " that came later put to the nearest centre"),
        ];
        return $"The groups of run {BaseId}"
            + (changes.Length > 0 ? $", edited: {string.Join(", ", changes)}." : ", as a journal states them.");

        IEnumerable<string> Times(EditKind kind, string what) =>
            _regroupings.Count(edit => edit.Kind == kind) is var times ? Change(times, Counted.Of(times, what)) : [];

        static IEnumerable<string> Change(int count, string text) => count > 0 ? [text] : [];
    }

    private static string KeyOf(string grouping, IEnumerable<Edit> edits)
    {
        var text = new StringBuilder(grouping);
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
