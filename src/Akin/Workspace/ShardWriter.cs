using System.Diagnostics;
using Akin.Embedding;
using Akin.Intake;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>Gathers the rows of one shard and the states of its pictures, and records both together.</summary>
internal sealed class ShardWriter
{
    private readonly Catalogue _catalogue;
    private readonly FeatureStore _store;
    private readonly List<long> _pictures = [];
    private readonly List<float[]> _rows = [];
    private readonly List<(long Id, PictureState State, string Reason)> _states = [];
    private readonly Dictionary<long, (PictureState State, string Reason)> _failures = [];
    private int _embedded;
    private int _shared;
    private int _failed;

    public ShardWriter(Catalogue catalogue, FeatureStore store)
    {
        _catalogue = catalogue;
        _store = store;
    }

    /// <summary>What was done so far.</summary>
    public EmbedResult Result => new(_embedded, _shared, _failed);

    /// <summary>Makes the pictures ready that have their features already.</summary>
    public void Recover(EmbeddingPlan plan)
    {
        if (plan.BackAgain.Count > 0)
        {
            _catalogue.InTransaction(() =>
                _catalogue.Pictures.SetStates(plan.BackAgain.Select(id => (id, PictureState.Ready, ""))));
        }
    }

    /// <summary>Takes what came of a picture.</summary>
    public void Take(EmbeddedPicture picture)
    {
        var (state, reason, _, _) = picture.Outcome;
        switch (state, picture.Features)
        {
            case (PictureState.Ready, { } features) when features.Length != _store.Model.Dimension:
                throw new UnreachableException(
                    $"Bug in Akin: the model gave {features.Length} numbers instead of {_store.Model.Dimension}.");
            case (PictureState.Ready, { } features) when !FiniteCheck.IsFinite(features):
                Fail(picture.PictureId, PictureState.Unreadable, "the model has no finite features for it");
                break;
            case (PictureState.Ready, { } features):
                Add(picture.PictureId, features);
                _embedded++;
                break;
            case (PictureState.Ready or PictureState.Pending, _):
                throw new UnreachableException(
                    $"Bug in Akin: picture {picture.PictureId} came without features or reason.");
            default:
                Fail(picture.PictureId, state, reason);
                break;
        }
    }

    /// <summary>Gives a picture what another with the same bytes has: its features or its failure.</summary>
    public void Share(long picture, long original)
    {
        if (_failures.TryGetValue(original, out var failure))
        {
            Fail(picture, failure.State, failure.Reason);
            return;
        }

        var row = _pictures.BinarySearch(original);
        Add(picture, row >= 0 ? _rows[row] : _store.Row(original));
        _shared++;
    }

    /// <summary>Writes the shard, then records it with the states of its pictures.</summary>
    /// <param name="number">The shard's number; <see langword="null"/> for the next free one.</param>
    public void Commit(int? number)
    {
        var shard = _rows.Count > 0 ? _store.Write(number ?? _store.NextNumber, _pictures.ToArray(), _rows) : null;
        _catalogue.InTransaction(() =>
        {
            if (shard is not null)
            {
                _store.Record(shard);
            }
            else if (number is { } broken)
            {
                _store.Remove(broken);
            }

            _catalogue.Pictures.SetStates(_states);
        });
        _pictures.Clear();
        _rows.Clear();
        _states.Clear();
    }

    private void Add(long picture, float[] features)
    {
        _pictures.Add(picture);
        _rows.Add(features);
        _states.Add((picture, PictureState.Ready, ""));
    }

    private void Fail(long picture, PictureState state, string reason)
    {
        _failures[picture] = (state, reason);
        _states.Add((picture, state, reason));
        _failed++;
    }
}
