using System.Diagnostics;
using System.Globalization;
using Akin.Embedding;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>Gathers the rows of one shard of one set.</summary>
internal sealed class ShardWriter(FeatureStore store)
{
    private readonly List<long> _pictures = [];
    private readonly List<float[]> _rows = [];
    private readonly List<FeatureFailure> _failures = [];
    private PictureFault? _faultOfBatch;
    private bool _hasComputed;
    private int _embedded;
    private int _shared;
    private int _failed;
    private long _saturated;

    /// <summary>What was done so far.</summary>
    public EmbedResult Result => new(_embedded, _shared, _failed, _saturated);

    /// <summary>
    /// Pictures that the machine could not compute: they have neither features nor a failure, so that the next
    /// embedding tries them again.
    /// </summary>
    public int Left { get; private set; }

    /// <summary>Why the first of these; <see langword="null"/> when there are none.</summary>
    public PictureFault? Fault { get; private set; }

    /// <summary>Counts a picture that could not be decoded.</summary>
    public void CountFailure() => _failed++;

    /// <summary>Takes the features of a picture; those that nothing can be computed with are a failure.</summary>
    public void Add(long picture, float[] features)
    {
        if (features.Length != store.Set.Dimension)
        {
            throw new UnreachableException(
                $"Bug in Akin: the model gave {features.Length} numbers instead of {store.Set.Dimension}.");
        }

        _hasComputed = true;
        if (features.AsSpan().IndexOfAnyExceptInRange(-FiniteValues.Largest, FiniteValues.Largest) is >= 0 and var bad)
        {
            Fail(picture, ReasonOf(features[bad], bad));
            return;
        }

        store.Settle(picture);
        _pictures.Add(picture);
        _rows.Add(features);
        _embedded++;
    }

    /// <summary>Takes note that the model could not be computed for a picture.</summary>
    public void Add(long picture, PictureFault fault)
    {
        _faultOfBatch ??= fault;
        if (fault.IsPassing)
        {
            Fault ??= fault;
            Leave(picture, fault.Reason);
        }
        else
        {
            Fail(picture, fault.Reason);
        }
    }

    /// <summary>Gives a picture the features, or the failure, of another with the same bytes.</summary>
    public void Share(long picture, long original)
    {
        if (store.LeftFor(original) is { } left)
        {
            Leave(picture, left);
            return;
        }

        if (FailureOf(original) is { } reason)
        {
            Fail(picture, reason);
            return;
        }

        var row = _pictures.BinarySearch(original);
        var features = row >= 0 ? _rows[row] : store.Row(original);
        _pictures.Add(picture);
        _rows.Add(features);
        _shared++;
    }

    /// <summary>Writes the file of what was gathered; none when that is nothing.</summary>
    /// <param name="number">The shard's number; <see langword="null"/> for the next free one.</param>
    /// <exception cref="Embedding.Models.ModelUnavailableException">The model could be computed for none of the
    /// pictures, and never was: the fault is the model's, or the machine's.</exception>
    public FeatureShard? Write(int? number)
    {
        if (_faultOfBatch is { } fault && !_hasComputed && store.IsEmpty)
        {
            throw fault.Error;
        }

        (_faultOfBatch, _hasComputed) = (null, false);
        var shard = _rows.Count > 0 ? store.Write(number ?? store.NextNumber, _pictures.ToArray(), _rows) : null;
        _saturated += shard?.Saturated ?? 0;
        _pictures.Clear();
        _rows.Clear();
        return shard;
    }

    /// <summary>Records what was written and what failed, in the caller's transaction.</summary>
    public void Record(FeatureShard? shard, int? number)
    {
        if (shard is not null)
        {
            store.Record(shard);
        }
        else if (number is { } broken)
        {
            store.Remove(broken);
        }

        store.Record(_failures);
        _failures.Clear();
    }

    private string? FailureOf(long picture) =>
        store.FailureOf(picture) ?? _failures.Find(each => each.Picture == picture).Reason;

    private void Leave(long picture, string reason)
    {
        store.Leave(picture, reason);
        Left++;
        _failed++;
    }

    private void Fail(long picture, string reason)
    {
        _failures.Add(new(picture, reason));
        _failed++;
    }

    private string ReasonOf(float value, int place)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{value}");
        return $"the model gives {number} at feature {place} of 0 to {store.Set.Dimension - 1}"
            + (float.IsFinite(value) ? $", beyond {FiniteValues.Largest}" : "");
    }
}
