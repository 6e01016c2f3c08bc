using System.Security.Cryptography;
using System.Text;

namespace Akin.Intake.Downloads;

/// <summary>Where fetched pictures lie: a file that is there is whole, for it gets its name last.</summary>
internal static class PictureDownloads
{
    private const int NameDigits = 32;

    /// <summary>The file of an address: named after the SHA-256 of its text, in 256 folders.</summary>
    public static string PathOf(string folder, string address)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)));
        return Path.Join(folder, hash[..2], hash[2..NameDigits]);
    }
}
