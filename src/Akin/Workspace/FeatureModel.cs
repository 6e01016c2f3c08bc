using System.Security.Cryptography;
using System.Text;
using Akin.Embedding;

namespace Akin.Workspace;

/// <summary>
/// All that decides the numbers of a picture's features besides the picture: equal models share their features.
/// </summary>
/// <param name="Id">The model's short name, such as <c>efficientnet-lite0</c>.</param>
/// <param name="FileSha256">SHA-256 of the model file, in hexadecimal.</param>
/// <param name="Preprocessing">Size, fit, mean, scale, layer and pooling in words; any change of it is another
/// model.</param>
/// <param name="Precision">The precision the model computes in, such as <c>int8</c>.</param>
/// <param name="Dimension">Numbers in the features of one picture, ≥ 1.</param>
public sealed record FeatureModel(string Id, string FileSha256, string Preprocessing, string Precision, int Dimension)
{
    /// <summary>A recipe in the words of the workspace.</summary>
    public static FeatureModel Of(ExtractorRecipe recipe) => new(
        recipe.ModelId,
        recipe.Sha256,
        recipe.Words,
        recipe.Precision.ToString().ToLowerInvariant(),
        recipe.Layer.Dimension);

    private const int LongestName = 48;

    /// <summary>
    /// The name of its folder: readable first, in lower case and short enough for every file system, then what makes it
    /// unique.
    /// </summary>
    public string Key
    {
        get
        {
            var all = $"{FileSha256}\n{Preprocessing}\n{Precision}\n{Dimension}";
            var digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
            var name = string.Concat(Id.ToLowerInvariant().Take(LongestName)
                .Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-'));
            return $"{name}-{Precision}-{digits}";
        }
    }
}
