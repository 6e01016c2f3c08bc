using System.Security.Cryptography;

namespace Akin.Embedding.Models;

/// <summary>Reads model files; other bytes than expected are never used.</summary>
internal static class ModelBytes
{
    /// <summary>The bytes of a file, checked against its SHA-256.</summary>
    /// <exception cref="ModelUnavailableException">It is missing or has other bytes.</exception>
    public static byte[] Read(string path, string sha256)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException(
                $"The model file {path} cannot be read ({e.Message}); check out the folder models/ again or set " +
                $"{ModelCatalogue.FolderVariable} to a folder that has it.", e);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return hash == sha256
            ? bytes
            : throw new ModelUnavailableException(
                $"The model file {path} is not the one in the catalogue: it has {bytes.Length} bytes and SHA-256 " +
                $"{hash}, expected is {sha256}; check out the folder models/ again.");
    }
}
