using System.Diagnostics;
using Akin.Embedding;
using Akin.Intake;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>
/// Brings what came of pictures into the sets that lack them, and records the shards of a batch and the states of its
/// pictures together. A picture that cannot be decoded fails for all sets; one that a model gives nothing to compute
/// with is ready, and without features in that set alone.
/// </summary>
internal sealed class BatchWriter(Catalogue catalogue, IReadOnlyList<FeatureStore> stores)
{
    private readonly ShardWriter[] _shards = [.. stores.Select(store => new ShardWriter(store))];
    private readonly List<(long Id, PictureState State, string Reason)> _states = [];
    private readonly Dictionary<long, (PictureState State, string Reason)> _failures = [];

    /// <summary>What was done so far, for each set.</summary>
    public IReadOnlyList<EmbedResult> Results => [.. _shards.Select(shard => shard.Result)];

    /// <summary>What is to be said of pictures that the machine could not compute, a sentence for each set.</summary>
    public IEnumerable<string> Notices() =>
        from of in stores.Zip(_shards)
        where of.Second.Left > 0
        select $"{Counted.Of(of.Second.Left, "picture")} got no features in the set {of.First.Set.Name}; akin embed "
            + $"tries again. {of.Second.Fault!.Error.Message}";

    /// <summary>Makes the pictures ready that were decoded before.</summary>
    public void Recover(EmbeddingPlan plan)
    {
        if (plan.BackAgain.Count > 0)
        {
            catalogue.InTransaction(() =>
                catalogue.Pictures.SetStates(plan.BackAgain.Select(id => (id, PictureState.Ready, ""))));
        }
    }

    /// <summary>Takes a picture of a batch.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="embedded">What came of it; none when all sets have one of the same bytes.</param>
    public void Take(long picture, EmbeddingBatch batch, EmbeddedPicture? embedded)
    {
        var failure = FailureOf(picture, batch, embedded);
        if (failure is var (state, reason))
        {
            _failures[picture] = (state, reason);
        }

        _states.Add((picture, failure?.State ?? PictureState.Ready, failure?.Reason ?? ""));
        for (var set = 0; set < _shards.Length; set++)
        {
            if (batch.Parts[set] is not { } part || !part.Takes(picture))
            {
                continue;
            }

            if (failure is not null)
            {
                _shards[set].CountFailure();
            }
            else if (part.Originals.TryGetValue(picture, out var original))
            {
                _shards[set].Share(picture, original);
            }
            else if (embedded?.Faults.ElementAtOrDefault(set) is { } fault)
            {
                _shards[set].Add(picture, fault);
            }
            else
            {
                _shards[set].Add(picture, embedded?.OfModels.ElementAtOrDefault(set) ?? throw new UnreachableException(
                    $"Bug in Akin: picture {picture} came without features or reason."));
            }
        }
    }

    /// <summary>Writes the shards of a batch, then records them with the states of its pictures.</summary>
    public void Commit(EmbeddingBatch batch)
    {
        FeatureShard?[] written = [.. _shards.Select((shard, set) => shard.Write(batch.Parts[set]?.Number))];
        catalogue.InTransaction(() =>
        {
            for (var set = 0; set < written.Length; set++)
            {
                _shards[set].Record(written[set], batch.Parts[set]?.Number);
            }

            catalogue.Pictures.SetStates(_states);
        });
        _states.Clear();
    }

    private (PictureState State, string Reason)? FailureOf(
        long picture, EmbeddingBatch batch, EmbeddedPicture? embedded)
    {
        foreach (var part in batch.Parts)
        {
            if (part is not null && part.Originals.TryGetValue(picture, out var original)
                && _failures.TryGetValue(original, out var failure))
            {
                return failure;
            }
        }

        return embedded switch
        {
            null => null,
            { Outcome.State: PictureState.Ready, OfModels.Count: > 0 } => null,
            { Outcome.State: PictureState.Ready or PictureState.Pending } => throw new UnreachableException(
                $"Bug in Akin: picture {picture} came without features or reason."),
            _ => (embedded.Outcome.State, embedded.Outcome.Reason),
        };
    }
}
