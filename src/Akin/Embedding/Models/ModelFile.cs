using System.Text.Json.Serialization;

namespace Akin.Embedding.Models;

/// <summary>One of a model's files.</summary>
/// <param name="Path">Relative to the folder of models, with forward slashes.</param>
/// <param name="Bytes">Its exact length; <see langword="null"/> when nobody knows it yet.</param>
/// <param name="Sha256">
/// Its SHA-256 in lower-case hexadecimal; <see langword="null"/> when nobody knows it yet: the model is unverified
/// until it is pulled or added for the first time.
/// </param>
/// <param name="Address">Where it can be fetched; <see langword="null"/> when it comes with the program or from the
/// user.</param>
/// <param name="Reference">
/// An NPY file in the same folder: the features that ONNX Runtime gives elsewhere for the pictures of <see
/// cref="ModelCheck"/>, one picture a row.
/// </param>
/// <param name="Data">Files beside it that hold its weights; <see langword="null"/> when it holds them itself.</param>
public sealed record ModelFile(
    string Path,
    long? Bytes = null,
    string? Sha256 = null,
    string? Address = null,
    string? Reference = null,
    IReadOnlyList<ModelFile>? Data = null)
{
    /// <summary>The file itself, and those beside it that hold its weights.</summary>
    [JsonIgnore]
    public IReadOnlyList<ModelFile> All => [this, .. Data ?? []];

    /// <summary>
    /// The hash of the model: that of its file, or over it and the files of its weights; <see langword="null"/> when
    /// one of them is not known yet.
    /// </summary>
    [JsonIgnore]
    public string? WholeSha256 => All.Any(file => file.Sha256 is null) ? null : ModelBytes.HashOfAll(
        Sha256!,
        (Data ?? []).Select(file => (file.Path[(Path.LastIndexOf('/') + 1)..], file.Sha256!))
            .OrderBy(file => file.Item1, StringComparer.Ordinal));

    /// <summary>Length of all of it; <see langword="null"/> when nobody knows it yet.</summary>
    [JsonIgnore]
    public long? TotalBytes => All.Aggregate((long?)0, (sum, file) => sum + file.Bytes);
}
