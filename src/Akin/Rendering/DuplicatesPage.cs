using System.Globalization;
using System.Text;
using Akin.Duplicates;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Rendering.Page;
using Akin.Workspace.Cleaning;
using static Akin.Rendering.Markup;

namespace Akin.Rendering;

/// <summary>
/// The plan of duplicates as one page that stands alone: for each group the picture that stays, and beside it those
/// that could go, with the evidence. It loads nothing from elsewhere.
/// </summary>
public static class DuplicatesPage
{
    private const int Side = 220;
    private const int MostGroups = 150;
    private const int MostMembers = 12;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Writes the page.</summary>
    /// <param name="path">The file; replaced when it is there.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="decoder">Decodes the pictures that are shown.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Told of pictures made small.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    public static void Write(
        string path, DuplicatePlan plan, PictureDecoder decoder, int threads,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var shown = plan.Groups.GroupBy(group => group.Kind).SelectMany(kind => kind.Take(MostGroups)).ToArray();
        var pictures = shown.SelectMany(group => group.Members.Take(MostMembers + 1))
            .Select(member => member.Picture).DistinctBy(picture => picture.Id).ToArray();
        var done = 0;
        var images = ChunkedWork.Map(pictures.Length, 1, threads, (i, _, _) =>
        {
            var address = Image(decoder, pictures[i]);
            progress?.Report(new("pictures of the page", Interlocked.Increment(ref done), pictures.Length, "pictures"));
            return address;
        }, cancellation);
        var addresses = pictures.Zip(images).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        var unfinished = path + ".unfinished";
        File.WriteAllText(unfinished, Page(plan, shown, addresses));
        File.Move(unfinished, path, overwrite: true);
    }

    private static string Image(PictureDecoder decoder, DuplicatePicture picture)
    {
        try
        {
            return decoder.DecodeInside(picture.Content.ReadAll(), Side, Side).Image is { } image
                ? Markup.DataAddress(PictureEncoder.WebP(image, 70)) : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Page(DuplicatePlan plan, DuplicateGroup[] shown, Dictionary<long, string> images)
    {
        var style = PageAssets.Style + PageAssets.DuplicatesStyle;
        var page = new StringBuilder(1 << 20).Append($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:;
            style-src {PageAssets.Hash(style)}; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
            <title>Duplicates · Akin</title><style>{style}</style></head><body><main>
            <section><h1>Duplicates</h1><p class="lede">{Lede(plan)}</p>
            """);
        page.Append(Table(plan));
        if (plan.Links > 0)
        {
            page.Append("<p class=\"note\">").Append(Escape(plan.LinksNote)).Append("</p>");
        }

        page.Append("<p class=\"note\">What goes is what groups.csv says: take out a picture's row to spare it.</p>");
        if (plan.Estimate is { } estimate)
        {
            page.Append("<p class=\"note\">").Append(Escape(estimate.ToString())).Append("</p>");
        }

        page.Append("</section>");
        foreach (var kind in shown.GroupBy(group => group.Kind))
        {
            Section(page, kind.Key, [.. kind], plan.Groups.Count(group => group.Kind == kind.Key), images);
        }

        return page.Append("</main><footer>Made by Akin on this machine. The page loads nothing from elsewhere and "
            + "sends nothing away.</footer></body></html>\n").ToString();
    }

    private static string Lede(DuplicatePlan plan) => string.Create(
        Culture,
        $"{plan.Groups.Sum(group => group.Members.Count - 1):N0} of {plan.Pictures.Count:N0} pictures could go, "
        + $"{Wording.Bytes(plan.Bytes)}. {Names(plan.SameFile)}Nothing was touched.");

    private static string Names(int further) => further == 0 ? "" : string.Create(
        Culture, $"{further:N0} of these {(further == 1 ? "is a further name" : "are further names")} of a file. ");

    private static string Table(DuplicatePlan plan)
    {
        var rows = ClusterDuplicates.Table(plan).Select(line => string.Create(
            Culture,
            $"<tr><th>{line.Cluster}</th><td>{line.Pictures:N0}</td><td>{line.Bytes:N0}</td>"
            + $"<td>{line.Picture:N0}</td><td>{line.Scene:N0}</td><td>{line.Percent:0.0}</td></tr>"));
        return "<table class=\"counts\"><thead><tr><th>Cluster</th><th>Pictures</th><th>Same bytes</th>"
            + $"<th>Same picture</th><th>Same scene</th><th>%</th></tr></thead><tbody>{string.Concat(rows)}"
            + "</tbody></table>";
    }

    private static void Section(
        StringBuilder page, DuplicateKind kind, DuplicateGroup[] groups, int all, Dictionary<long, string> images)
    {
        var (title, text) = kind switch
        {
            DuplicateKind.Bytes => ("Same bytes", "The files are equal to the last byte."),
            DuplicateKind.Picture => ("Same picture",
                "Each was laid over the picture that stays: where both are, every part shows the same."),
            _ => ("Same scene", "Other pictures that look much alike: look before you let them go."),
        };
        page.Append(Culture, $"<section><h2>{title}</h2><p class=\"note\">{text} ");
        page.Append(Culture, $"{groups.Length:N0} of {all:N0} groups are shown.</p>");
        foreach (var group in groups)
        {
            page.Append(Culture, $"<article class=\"card twins\"><h3>Group {group.Number}</h3><div class=\"row\">");
            foreach (var member in group.Members.Take(MostMembers + 1))
            {
                Figure(page, member, images[member.Picture.Id]);
            }

            if (group.Members.Count > MostMembers + 1)
            {
                page.Append(Culture, $"<p>and {group.Members.Count - MostMembers - 1:N0} more</p>");
            }

            page.Append("</div></article>");
        }

        page.Append("</section>");
    }

    private static void Figure(StringBuilder page, DuplicateMember member, string image)
    {
        var picture = member.Picture;
        page.Append(member.Keep ? "<figure class=\"stays\">" : "<figure>");
        page.Append(image.Length > 0 ? $"<img alt=\"\" src=\"{image}\">" : "<div class=\"none\">no picture</div>");
        page.Append("<figcaption><b>").Append(member.Keep ? "stays" : "could go").Append("</b> <bdi>");
        page.Append(Escape(picture.Path)).Append("</bdi><span>");
        page.Append(Culture, $"{picture.Width} × {picture.Height}, {picture.Size / 1e3:N0} kB, ");
        page.Append(Escape(picture.Format));
        page.Append("</span><span>").Append(member.Keep ? "" : Escape(member.Evidence));
        page.Append("</span></figcaption></figure>");
    }
}
