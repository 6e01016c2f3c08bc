using System.Text.Json;
using System.Text.Json.Serialization;
using Akin.Embedding.Graphs;
using Akin.Embedding.Models;

namespace Akin.Embedding.Tuning;

/// <summary>
/// What was measured, in a file of the folder of models. It only ever saves time: one that is damaged is like none, and
/// where it cannot be written nothing is remembered. What another version of this program has written there, and this
/// one does not understand, stays as it is.
/// </summary>
/// <param name="folder">The folder of models; it need not be there.</param>
public sealed class ArrangementMemory(string folder)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "arrangements.json";

    private const int Most = 200;
    private readonly string _path = Path.Combine(folder, FileName);

    /// <summary>All that is remembered, the latest last.</summary>
    public IReadOnlyList<MeasuredArrangement> All() =>
        [.. (Read() ?? []).Select(Understood).OfType<MeasuredArrangement>()];

    /// <summary>What is remembered of a model.</summary>
    /// <param name="sha256">Hashes of its files.</param>
    public IReadOnlyList<MeasuredArrangement> Of(params IEnumerable<string?> sha256) =>
        [.. All().Where(each => sha256.Contains(each.Sha256))];

    /// <summary>Forgets what is remembered of a model.</summary>
    /// <param name="sha256">Hashes of its files.</param>
    /// <returns>How many measurements there were.</returns>
    public int Forget(params IEnumerable<string?> sha256)
    {
        var all = Read() ?? [];
        JsonElement[] others =
            [.. all.Where(each => Understood(each) is not { } known || !sha256.Contains(known.Sha256))];
        return others.Length == all.Count || !TryWrite(others) ? 0 : all.Count - others.Length;
    }

    /// <summary>What is remembered for the same model, use and machine.</summary>
    internal MeasuredArrangement? Find(MeasuredArrangement like) => All().LastOrDefault(like.IsFor);

    /// <summary>Remembers it in place of what was remembered for the same.</summary>
    /// <returns>Whether it could be written.</returns>
    internal bool Remember(MeasuredArrangement measured) => Read() is { } all && TryWrite(
    [
        .. all.Where(each => Understood(each)?.IsFor(measured) != true).TakeLast(Most - 1),
        JsonSerializer.SerializeToElement(measured, ArrangementJson.Default.MeasuredArrangement),
    ]);

    /// <summary>What the file lists, understood or not; <see langword="null"/> when it is something else than a list,
    /// which is not for this program to write over.</summary>
    private IReadOnlyList<JsonElement>? Read()
    {
        try
        {
            // A pipe or a device has no length, and perhaps no end.
            var found = LinkedFile.Of(_path).Length > 0 ? JsonElement.Parse(File.ReadAllBytes(_path)) : default;
            return found.ValueKind switch
            {
                JsonValueKind.Array => [.. found.EnumerateArray()],
                JsonValueKind.Object => null,
                _ => [],
            };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private static MeasuredArrangement? Understood(JsonElement entry)
    {
        try
        {
            return entry.Deserialize(ArrangementJson.Default.MeasuredArrangement) is { Arrangement.IsSound: true } known
                ? known : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool TryWrite(IReadOnlyList<JsonElement> all) => SharedFile.TryReplace(
        _path, temporary => File.WriteAllBytes(
            temporary,
            JsonSerializer.SerializeToUtf8Bytes(all, ArrangementJson.Default.IReadOnlyListJsonElement)));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    IgnoreReadOnlyProperties = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(MeasuredArrangement))]
[JsonSerializable(typeof(IReadOnlyList<JsonElement>))]
internal sealed partial class ArrangementJson : JsonSerializerContext;
