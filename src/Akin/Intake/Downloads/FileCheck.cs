using System.Security.Cryptography;

namespace Akin.Intake.Downloads;

/// <summary>Length and SHA-256 of a file.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
internal readonly record struct FileCheck(long Bytes, string Sha256)
{
    /// <summary>Reads a file through; none when it is not there.</summary>
    public static async Task<FileCheck?> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var stream = File.OpenRead(path);
        await using var closing = stream.ConfigureAwait(false);
        var hash = await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false);
        return new(stream.Length, Convert.ToHexStringLower(hash));
    }
}
