using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Akin.Workspace;

/// <summary>
/// The name of a run: a function of the features and of all that was chosen, so that the same command finds the run it
/// has made.
/// </summary>
public static class RunKey
{
    /// <summary>16 hexadecimal digits.</summary>
    /// <param name="features">The key of the features; see <see cref="ReadyFeatures.Hash"/>.</param>
    /// <param name="parameters">Everything that changes the result, by name, in any order.</param>
    /// <param name="seed">The seed.</param>
    public static string Of(string features, IReadOnlyDictionary<string, string> parameters, ulong seed)
    {
        var text = new StringBuilder(features).Append('\n').Append(seed.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            // Lengths first: no name or value can pass for another's end.
            text.Append(CultureInfo.InvariantCulture, $"\n{name.Length} {value.Length} {name}={value}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
