using Akin.Imaging;
using Akin.Numerics;
using Akin.Rendering.Mosaics;
using Akin.Workspace;
using Akin.Workspace.Comparing;
using Akin.Workspace.Runs;

namespace Akin.Rendering;

/// <summary>What the page of a comparison says of the collections of a workspace.</summary>
public static class WorkspaceComparisonReport
{
    private const int MostNamed = 20;

    /// <summary>Everything that the page says.</summary>
    /// <param name="workspace">Where the pictures and the run are.</param>
    /// <param name="comparison">Its collections, compared.</param>
    public static ComparisonModel Model(AkinWorkspace workspace, PictureComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(comparison);
        string[] names = [.. comparison.Collections.Select(collection => collection.Name)];
        return new()
        {
            Title = names.Length <= 3 ? string.Join(" · ", names) : $"{names.Length} collections",
            Names = names,
            Result = comparison.Result,
            Options = comparison.Options,
            Pictures = [.. comparison.Pictures.Select(picture => Picture(picture, names))],
            Collections = [.. comparison.Pictures.Select(picture => picture.Collection)],
            Shared = comparison.Shared,
            Notes = [.. Notes(comparison)],
            Advice = GroupAdvice.Of(comparison.Run),
            Basis = Basis(workspace, comparison.Run),
            Thumbnails = WorkspaceReport.Thumbnails(),
            Frames = Frames(),
        };
    }

    private static Func<ReportPicture, int, int, RgbImage?> Frames()
    {
        var decoder = new PictureDecoder(DecodeLimits.OfAccepted);
        return (picture, width, height) => picture.Content is { } content
            ? FramedPictures.Fetch(decoder, content, width, height) : null;
    }

    private static ReportPicture Picture(ComparedPicture picture, string[] names) => new()
    {
        Id = picture.Record.Id,
        RelativePath = picture.Record.RelativePath,
        Content = picture.Content,
        Collection = names[picture.Collection],
        Label = picture.Place.Label,
        Distance = (float)(picture.Place.Distance ?? 0),
        X = (float)(picture.Place.X ?? double.NaN),
        Y = (float)(picture.Place.Y ?? double.NaN),
        Width = picture.Record.UprightWidth,
        Height = picture.Record.UprightHeight,
    };

    private static string Basis(AkinWorkspace workspace, RunRecord run)
    {
        var grouping = GivenGroups.BaseOf(run) is { } found
            ? $"edits of those of run {found}" : GroupingMethods.Named(run.Parameters["method"]).Name;
        var map = WorkspaceReport.MapMethodOf(new RunFiles(workspace.Runs.FolderOf(run.Id)).ReadMap());
        return $"Groups by {grouping}, map by {map}, features of {run.Model.Id}: run {run.Id}.";
    }

    private static string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Take(MostNamed))
        + (names.Count > MostNamed ? $" and {Wording.Number(names.Count - MostNamed)} more" : "");

    private static IEnumerable<string> Notes(PictureComparison comparison)
    {
        CollectionTally[] copied = [.. comparison.Collections.Where(collection => collection.Copies > 0)];
        if (copied.Length > MostNamed)
        {
            yield return $"{Counted.Of(copied.Sum(collection => collection.Copies), "picture")} of "
                + $"{Counted.Of(copied.Length, "collection")} with the bytes of another of its pictures do not count.";
        }

        foreach (var collection in copied.Length > MostNamed ? [] : copied)
        {
            yield return $"{Counted.Of(collection.Copies, "picture")} of {collection.Name} with the bytes of another "
                + "of its pictures do not count.";
        }

        if (comparison.Empty.Count > 0)
        {
            yield return $"Left out, for none of their pictures is ready: {Listed(comparison.Empty)}.";
        }

        if (comparison.Others > 0)
        {
            yield return $"{Counted.Of(comparison.Others, "picture")} are in no collection that is compared here.";
        }

        if (comparison.Gaps is { Lacking.Count: > 0 } gaps)
        {
            yield return $"Left out, for they have no features in the set {gaps.Set}: "
                + $"{Counted.Of(gaps.Lacking.Count, "picture")}.";
        }

        if (comparison.Gaps.NotInRun > 0)
        {
            yield return $"Left out, for they came after the run: {Counted.Of(comparison.Gaps.NotInRun, "picture")}.";
        }
    }
}
