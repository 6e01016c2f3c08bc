using System.Security.Cryptography;
using System.Text;

namespace Akin.Embedding.Models;

/// <summary>Reads model files; other bytes than expected are never used.</summary>
internal static class ModelBytes
{
    /// <summary>SHA-256 of a file, in lower-case hexadecimal.</summary>
    /// <exception cref="ModelUnavailableException">It cannot be read.</exception>
    public static string HashOf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException($"The model file {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// The hash of a model whose weights are in files beside it: over the hashes of all of them; without such files its
    /// own.
    /// </summary>
    /// <param name="own">SHA-256 of the model's file.</param>
    /// <param name="files">Names and hashes of the files beside it, by name.</param>
    public static string HashOfAll(string own, IEnumerable<(string Name, string Sha256)> files)
    {
        var all = string.Concat(files.Select(file => $"\n{file.Name}\n{file.Sha256}"));
        return all.Length == 0 ? own : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(own + all)));
    }

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
                $"The model file {path} cannot be read ({e.Message.TrimEnd('.')}).", e);
        }

        Check(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256);
        return bytes;
    }

    /// <summary>Refuses a file whose SHA-256 is another than expected.</summary>
    /// <exception cref="ModelUnavailableException">It is.</exception>
    public static void Check(string path, string hash, string expected)
    {
        if (hash != expected)
        {
            throw new ModelUnavailableException(
                $"The model file {path} is not the one in the catalogue: it has SHA-256 {hash}, expected is "
                + $"{expected}; it is not used: pull or add the model again, or install Akin again.");
        }
    }
}
