using Akin.Quality;

namespace Akin.Workspace.Runs;

/// <summary>How well groups agree with the collections that the pictures came in.</summary>
/// <param name="AdjustedRand">Adjusted Rand index: 1 is wholly, about 0 is chance.</param>
/// <param name="NormalizedMutualInformation">Normalised mutual information: 1 is wholly, 0 not at all.</param>
public sealed record CollectionAgreement(double AdjustedRand, double NormalizedMutualInformation)
{
    /// <summary>Compares; <see langword="null"/> where there are not two collections.</summary>
    /// <param name="collections">The collection of each picture.</param>
    /// <param name="labels">The group of each picture.</param>
    public static CollectionAgreement? Of(IReadOnlyList<string> collections, ReadOnlySpan<int> labels)
    {
        var names = collections.Distinct(StringComparer.Ordinal).ToList();
        if (names.Count < 2)
        {
            return null;
        }

        var numbers = names.Select((name, number) => (name, number)).ToDictionary(
            pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        int[] truth = [.. collections.Select(name => numbers[name])];
        return new(Agreement.AdjustedRand(truth, labels), Agreement.NormalizedMutualInformation(truth, labels));
    }
}
