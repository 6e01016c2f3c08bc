using System.Text;
using Akin.Comparison;
using static Akin.Rendering.Markup;

namespace Akin.Rendering.Page;

/// <summary>A card for each cluster: its share of each collection, and pictures of each side by side.</summary>
internal sealed class ComparedGroups(
    ComparisonModel model, ComparisonExamples examples, IReadOnlyDictionary<int, StripImage> images)
{
    public void Write(StringBuilder page)
    {
        page.Append("""
            <section id="groups"><h2>The groups, side by side</h2><p class="note">For each group the pictures of each
            collection that are nearest to its centre.</p>
            """);
        foreach (var cluster in model.Result.Shares.GroupBy(share => share.Cluster))
        {
            WriteCard(page, cluster.Key, [.. cluster]);
        }

        page.Append("</section>");
    }

    private void WriteCard(StringBuilder page, int cluster, ClusterShare[] shares)
    {
        var style = Group.ClassOf(cluster);
        var title = cluster < 0 ? "In no group" : $"Group {cluster}";
        page.Append($"""
            <article class="card group {style}-edge" id="group-{cluster}"><header>
            <h3>{PageContext.Marker(cluster, 18)}{title}</h3>
            <p class="facts"><strong>{Wording.Pictures(shares[0].ClusterSize)}</strong></p></header><div class="cells">
            """);
        var shown = shares.Where(examples.Cells.ContainsKey).ToArray();
        foreach (var share in shown)
        {
            WriteCell(page, share);
        }

        page.Append("</div>");
        if (shown.Length < shares.Length)
        {
            page.Append($"<p class=\"from\">The other {shares.Length - shown.Length} are nearer to the usual.</p>");
        }

        page.Append("</article>");
    }

    private void WriteCell(StringBuilder page, ClusterShare share)
    {
        var name = Escape(model.Names[share.Collection]);
        page.Append($"""
            <div class="cell {Group.ClassOf(share.Cluster)}-edge"><h4><bdi title="{name}">{name}</bdi>
            <b>{Percent(share.Share)}</b></h4><p>{Wording.Pictures(share.Count)}, {Percent(share.Interval.Low)} to
            {Percent(share.Interval.High)}{Verdict(share)}</p><div class="row">
            """);
        foreach (var row in examples.Cells[share])
        {
            page.Append(ComparedRivals.Picture(model, images, row));
        }

        page.Append("</div></div>");
    }

    private static string Verdict(ClusterShare share)
    {
        var words = share switch
        {
            { Representation: Representation.Usual } => "",
            { Only: true } => "only here",
            { Count: 0 } => "none, where others have some",
            { Ratio: > 1 and var ratio } => $"{Times(ratio)} times the others",
            _ => $"{Times(1 / share.Ratio!.Value)} times less than the others",
        };
        return words.Length == 0 ? "" : $" · <strong>{words}</strong>";
    }

    private static string Times(double ratio) => ratio < 10
        ? FormattableString.Invariant($"{ratio:0.0}") : Wording.Number((long)Math.Round(ratio));

    private static string Percent(double share) => share is > 0 and < 0.0995
        ? FormattableString.Invariant($"{100 * share:0.0} %") : Wording.Percent(share);
}
