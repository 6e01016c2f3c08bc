using System.Text.Json.Serialization;
using Akin.Comparison;

namespace Akin.Cli.Commands.Compare;

/// <summary>The distance of two collections, as <c>compare.json</c> has it.</summary>
internal sealed record ComparedPair
{
    public required string A { get; init; }

    public required string B { get; init; }

    /// <summary>Divergence of their cluster shares in bits, 0 … 1.</summary>
    public required double JensenShannon { get; init; }

    /// <summary>Maximum mean discrepancy of their features, ≥ 0; none where one has fewer than two pictures.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? Mmd { get; init; }

    /// <summary>The unbiased estimate of its square, which may be a little below 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? MmdSquared { get; init; }

    /// <summary>The p of that distance by random splits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? P { get; init; }

    /// <summary>That p by Holm over all pairs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? PAdjusted { get; init; }

    /// <summary>Pictures of a and of b that the discrepancy was measured on.</summary>
    public required int RowsA { get; init; }

    public required int RowsB { get; init; }

    public required int Permutations { get; init; }

    /// <summary>Files that both have; none where there are no files.</summary>
    public int? SameBytes { get; init; }

    public static ComparedPair Of(CollectionDistance pair, IReadOnlyList<string> names) => new()
    {
        A = names[pair.A],
        B = names[pair.B],
        JensenShannon = pair.JensenShannon,
        Mmd = pair.Features?.Mmd,
        MmdSquared = pair.Features?.SquaredMmd,
        P = pair.Features?.P,
        PAdjusted = pair.AdjustedP,
        RowsA = pair.Features?.Rows ?? 0,
        RowsB = pair.Features?.OtherRows ?? 0,
        Permutations = pair.Features?.Permutations ?? 0,
    };
}
