using System.Globalization;

namespace Akin.Duplicates;

/// <summary>How sure <i>same picture</i> is, from the user's own pictures.</summary>
/// <param name="RandomPairs">Pairs of pictures of different groups, all or 10,000 at random.</param>
/// <param name="NearByChance">Of these, pairs with hashes near enough to be compared: what chance brings.</param>
/// <param name="Compared">Pairs of pictures that were compared pixel by pixel.</param>
/// <param name="Agreed">Of these, pairs that were found to be the same.</param>
/// <param name="Border">Of these, pairs that were near the border between same and not: within a fifth of it.</param>
/// <param name="Changed">Copies made in memory of pictures drawn at random: smaller, recompressed, turned,
/// cropped.</param>
/// <param name="FoundAgain">Of these copies, those that were found to be the same picture.</param>
public sealed record DuplicateEstimate(
    int RandomPairs, int NearByChance, int Compared, int Agreed, int Border, int Changed, int FoundAgain)
{
    /// <summary>In sentences.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Same picture: {NearByChance:N0} of {RandomPairs:N0} pairs of different pictures have hashes near by chance; "
        + $"{Compared:N0} were compared pixel by pixel, {Agreed:N0} agreed, {Border:N0} were near the border; of "
        + $"{Changed:N0} changed copies of these pictures made for a test {FoundAgain:N0} were found again.");
}
