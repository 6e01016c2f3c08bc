using System.Text.Json.Serialization;
using Akin.Cli.Display;
using Akin.Comparison;

namespace Akin.Cli.Commands.Compare;

/// <summary>A share of a cluster, as <c>compare.json</c> has it.</summary>
internal sealed record ComparedShare
{
    /// <summary>The cluster; −1 for what is in none.</summary>
    public required int Cluster { get; init; }

    public required string Collection { get; init; }

    public required int Count { get; init; }

    public required double Share { get; init; }

    /// <summary>Lower end of the Wilson interval of this share.</summary>
    public required double Low { get; init; }

    public required double High { get; init; }

    /// <summary>The same, wide enough for all shares to hold at once.</summary>
    public required double LowSimultaneous { get; init; }

    public required double HighSimultaneous { get; init; }

    /// <summary>Pictures that there would be if collections did not differ.</summary>
    public required double Expected { get; init; }

    /// <summary>The share of the other collections together.</summary>
    public required double OthersShare { get; init; }

    /// <summary>How many times as much as the others; none where they have nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? Ratio { get; init; }

    /// <summary>Fisher's exact p.</summary>
    public required double P { get; init; }

    /// <summary>That p by Holm over all of them.</summary>
    public required double PAdjusted { get; init; }

    /// <summary><c>over</c>, <c>under</c> or <c>usual</c>.</summary>
    public required string Representation { get; init; }

    /// <summary>Whether only this collection has pictures of the cluster.</summary>
    public required bool Only { get; init; }

    public static ComparedShare Of(ClusterShare share, IReadOnlyList<string> names) => new()
    {
        Cluster = share.Cluster,
        Collection = names[share.Collection],
        Count = share.Count,
        Share = share.Share,
        Low = share.Interval.Low,
        High = share.Interval.High,
        LowSimultaneous = share.Simultaneous.Low,
        HighSimultaneous = share.Simultaneous.High,
        Expected = share.Expected,
        OthersShare = share.OthersShare,
        Ratio = share.Ratio is { } ratio && double.IsFinite(ratio) ? ratio : null,
        P = share.P,
        PAdjusted = share.AdjustedP,
        Representation = Words.Of(share.Representation),
        Only = share.Only,
    };
}
