using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>The features of the pictures that are ready: row i of the matrix is of picture i of the list.</summary>
/// <param name="Pictures">In the order of their ids.</param>
/// <param name="Features">Pictures × dimension, as the model gives them.</param>
/// <param name="Hash">
/// Equal for equal pictures, ids and model: the key of everything that is computed from the features.
/// </param>
public sealed record FeatureSet(IReadOnlyList<PictureRecord> Pictures, Matrix Features, string Hash) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Features.Dispose();

    internal static FeatureSet Of(FeatureModel model, IReadOnlyList<PictureRecord> pictures, Matrix features)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(model.Key));
        Span<byte> id = stackalloc byte[sizeof(long)];
        foreach (var picture in pictures)
        {
            BinaryPrimitives.WriteInt64LittleEndian(id, picture.Id);
            hash.AppendData(id);
            hash.AppendData(picture.Fingerprint?.ToArray() ?? []);
        }

        return new(pictures, features, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
