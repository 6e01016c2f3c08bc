using System.Globalization;

namespace Akin.Cli.Parsing;

/// <summary>
/// What the numbers are computed on: the features as they are, their first principal components, or the map.
/// </summary>
/// <param name="Components">How many principal components; none for the features themselves.</param>
/// <param name="OnMap">Whether it is the map.</param>
internal sealed record FeatureChoice(int? Components, bool OnMap = false)
{
    public static bool TryParse(string text, out FeatureChoice? choice)
    {
        choice = null;
        if (text == "features")
        {
            choice = new FeatureChoice((int?)null);
        }
        else if (text == "map")
        {
            choice = new FeatureChoice(null, OnMap: true);
        }
        else if (text.StartsWith("pca:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var components)
            && components >= 1)
        {
            choice = new FeatureChoice(components);
        }

        return choice is not null;
    }

    public override string ToString() =>
        OnMap ? "map" : Components is { } components ? $"pca:{components}" : "features";
}
