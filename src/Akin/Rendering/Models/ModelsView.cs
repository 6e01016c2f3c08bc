using Akin.Comparison.Models;
using Akin.Imaging;
using Akin.Workspace.Comparing.Models;

namespace Akin.Rendering.Models;

/// <summary>What the page and the sheet of compared models show. Plain data: the same gives the same bytes.</summary>
public sealed record ModelsView
{
    /// <summary>What was compared, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What came out.</summary>
    public required ModelComparisonResult Result { get; init; }

    /// <summary>The pictures that are shown.</summary>
    public required IReadOnlyList<ReportPicture> Pictures { get; init; }

    /// <summary>Queries with their neighbours; rows are those of <see cref="Pictures"/>.</summary>
    public required IReadOnlyList<QueryNeighbours> Queries { get; init; }

    /// <summary>Where labels are from; empty where there are none. A picture's stands in its collection.</summary>
    public string Against { get; init; } = "";

    /// <summary>Sentences on what was left out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gives a picture no larger than the asked side; null when it cannot be had. Called from several threads.
    /// </summary>
    public Func<ReportPicture, int, RgbImage?>? Thumbnails { get; init; }

    /// <summary>What it shows of a comparison: only pictures that are looked at are kept.</summary>
    /// <param name="title">What was compared, in a few words.</param>
    /// <param name="compared">The comparison.</param>
    /// <param name="against">Where labels are from; empty where there are none.</param>
    /// <param name="notes">Sentences on what was left out.</param>
    public static ModelsView Of(
        string title, ModelsCompared compared, string against, IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(compared);
        int[] rows = [.. compared.Queries.SelectMany(query =>
            query.Neighbours.SelectMany(list => list).Select(near => near.Row).Prepend(query.Row)).Distinct().Order()];
        var at = rows.Index().ToDictionary(row => row.Item, row => row.Index);
        return new()
        {
            Title = title,
            Result = compared.Result,
            Pictures = [.. rows.Select(row => Picture(compared, row))],
            Queries =
            [
                .. compared.Queries.Select(query => new QueryNeighbours(
                    at[query.Row],
                    [
                        .. query.Neighbours.Select(list =>
                            list.Select(near => (at[near.Row], near.Distance)).ToArray()),
                    ])),
            ],
            Against = against,
            Notes = notes,
            Thumbnails = WorkspaceReport.Thumbnails(),
        };
    }

    /// <summary>Whether a neighbour has its query's label.</summary>
    internal bool IsOfSameLabel(QueryNeighbours query, int row) => Pictures[row].Collection.Length > 0
        && Pictures[row].Collection == Pictures[query.Row].Collection;

    /// <summary>How many of a model's neighbours all models find, and how many have the query's label.</summary>
    internal string Facts(QueryNeighbours query, int model)
    {
        var near = query.Neighbours[model];
        var shared = near.Count(each => query.IsShared(each.Row));
        var text = $"{Wording.Number(shared)} of {Wording.Number(near.Count)} found by "
            + (query.Neighbours.Count == 2 ? "both" : "all");
        return Against.Length == 0 || Pictures[query.Row].Collection.Length == 0 ? text
            : $"{text} · {Wording.Number(near.Count(each => IsOfSameLabel(query, each.Row)))} of the same label";
    }

    private static ReportPicture Picture(ModelsCompared compared, int row) => new()
    {
        Id = compared.Pictures[row].Id,
        RelativePath = compared.Pictures[row].RelativePath,
        Content = compared.Contents[row],
        Collection = compared.Labels[row],
        Width = compared.Pictures[row].UprightWidth,
        Height = compared.Pictures[row].UprightHeight,
    };
}
