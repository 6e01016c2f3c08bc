using System.Runtime.CompilerServices;
using System.Text;
using Akin.Embedding;
using Akin.Imaging;
using Akin.Intake;
using Akin.Workspace;

namespace Akin.Tests.Support;

/// <summary>
/// Pictures that are texts: "ok …" is good, "cut …" is truncated when decoded, anything else is no picture; of one
/// with "SET is blind" in it that set's model gives NaN, with "SET is full" the machine has no memory for it while
/// <see cref="IsFull"/>. Counts what it is asked for, and fails as a killed process would when the count reaches a
/// limit.
/// </summary>
internal sealed class FakeEngine
{
    public const int Dimension = 5;

    private int _headers;

    public static FeatureModel Model { get; } = new("fake", new string('0', 64), "none", "float32", Dimension);

    public static FeatureSet Set { get; } = FeatureSet.Of("fake", Model);

    /// <summary>The sets that are embedded at once; their features differ.</summary>
    public IReadOnlyList<FeatureSet> Sets { get; init; } = [Set];

    /// <summary>The features that were asked for, for each model.</summary>
    public List<int> Inferred { get; } = [];

    public int Headers => _headers;

    public List<long> Decoded { get; } = [];

    public bool Finished { get; private set; }

    public bool IsFull { get; init; } = true;

    public int FailAtHeader { get; init; } = int.MaxValue;

    public int FailAtPicture { get; init; } = int.MaxValue;

    public IndexOptions Index => new() { ReadHeader = ReadHeader, Threads = 2, Batch = 16 };

    public EmbedOptions Embed => new() { Sets = Sets, Embed = EmbedAsync, PicturesPerShard = 32 };

    public static float[] FeaturesOf(string content)
    {
        var hash = Fingerprint.OfBytes(Encoding.UTF8.GetBytes(content)).ToArray();
        return [.. hash.Take(Dimension).Select(value => (float)value)];
    }

    private float[]? Features(string text, int model, uint models)
    {
        if ((models & (1u << model)) == 0)
        {
            return null;
        }

        Inferred.Add(model);
        if (text.Contains($"{Sets[model].Name} is blind", StringComparison.Ordinal))
        {
            return [1, 2, float.NaN, 4, 5];
        }

        return FeaturesOf(Sets[model].Model == Model ? text : $"{text} of {Sets[model].Name}");
    }

    private PictureFault? Fault(string text, FeatureSet set) =>
        IsFull && text.Contains($"{set.Name} is full", StringComparison.Ordinal)
            ? new("no memory", IsPassing: true, new("There was no memory for it.")) : null;

    private DecodeOutcome ReadHeader(ReadOnlyMemory<byte> file)
    {
        if (Interlocked.Increment(ref _headers) >= FailAtHeader)
        {
            throw new OperationCanceledException("killed");
        }

        var text = Encoding.UTF8.GetString(file.Span);
        return text.StartsWith("ok", StringComparison.Ordinal) || text.StartsWith("cut", StringComparison.Ordinal)
            ? new(PictureState.Pending, "", new ImageHeader(ImageFormat.Png, 4, 3), "PNG")
            : new(PictureState.NotAPicture, "text", null, "");
    }

    private async IAsyncEnumerable<EmbeddedPicture> EmbedAsync(
        IReadOnlyList<EmbeddingInput> inputs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (id, content, models) in inputs)
        {
            cancellation.ThrowIfCancellationRequested();
            Decoded.Add(id);
            if (Decoded.Count >= FailAtPicture)
            {
                throw new OperationCanceledException("killed");
            }

            var text = Encoding.UTF8.GetString(content.ReadAll());
            yield return text.StartsWith("ok", StringComparison.Ordinal)
                ? new(id, new(PictureState.Ready, "", null, "PNG"),
                    [.. Sets.Select((_, i) => Features(text, i, models))])
                {
                    Faults = [.. Sets.Select(set => Fault(text, set))],
                }
                : new(id, new(PictureState.Truncated, "ends early", null, "PNG"));
        }

        Finished = true;
    }
}
