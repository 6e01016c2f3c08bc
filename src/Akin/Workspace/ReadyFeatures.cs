using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>
/// The features of the pictures that are ready and have some: row i of the matrix is of picture i of the list.
/// </summary>
/// <param name="Pictures">In the order of their ids.</param>
/// <param name="Rows">Pictures × dimension, as they are kept: in memory, or where they lie.</param>
/// <param name="Hash">
/// Equal for equal pictures, ids and sets: the key of everything that is computed from the features.
/// </param>
public sealed record ReadyFeatures(IReadOnlyList<PictureRecord> Pictures, IRowSource Rows, string Hash) : IDisposable
{
    /// <summary>The pictures that are ready and have no features in the set.</summary>
    public IReadOnlyList<FeatureLack> Lacking { get; init; } = [];

    /// <summary>Whether edits have dropped pictures of the workspace.</summary>
    public bool SomeAreDropped { get; init; }

    /// <summary>The set that they are of.</summary>
    public required FeatureSet Set { get; init; }

    /// <summary>Why there are none, in words without a full stop; for when there are none.</summary>
    public string WhyNone => Lacking.Count == 0 && SomeAreDropped
        ? "the pictures that are ready are dropped; akin keep --all brings them back"
        : Lacking.Count == 0
        ? "no picture is ready; akin ledger says why"
        : $"no picture that is ready has features in the set '{Set.Name}'; akin features show {Set.Name} says why";

    /// <summary>The rows, where they are in memory.</summary>
    /// <exception cref="InvalidOperationException">They were left in their shards.</exception>
    public Matrix Features => Rows as Matrix
        ?? throw new InvalidOperationException("These features were left in their shards; read them row by row.");

    /// <inheritdoc/>
    public void Dispose() => Rows.Dispose();

    internal static ReadyFeatures Of(FeatureSet set, IReadOnlyList<PictureRecord> pictures, IRowSource features) =>
        new(pictures, features, HashOf(set, pictures)) { Set = set };

    /// <summary>The hash of what some pictures have in a set.</summary>
    internal static string HashOf(FeatureSet set, IReadOnlyList<PictureRecord> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(set.Key));
        Span<byte> id = stackalloc byte[sizeof(long)];
        foreach (var picture in pictures)
        {
            BinaryPrimitives.WriteInt64LittleEndian(id, picture.Id);
            hash.AppendData(id);
            hash.AppendData(picture.Fingerprint?.ToArray() ?? []);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
