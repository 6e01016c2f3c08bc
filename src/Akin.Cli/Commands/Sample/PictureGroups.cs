using Akin.Intake;
using Akin.Sampling;
using Akin.Workspace;

namespace Akin.Cli.Commands.Sample;

/// <summary>The pictures that are sampled together: those of a folder, of a collection, or all.</summary>
internal static class PictureGroups
{
    /// <summary>The groups, in the order of their first pictures.</summary>
    /// <param name="pictures">The pictures; row i is of picture i.</param>
    /// <param name="sources">The sources and their folders in a new tree.</param>
    /// <param name="by">What makes a group.</param>
    /// <param name="values">The values of the column by the pictures' ids, where a column makes groups.</param>
    public static SampleGroup[] Of(
        IReadOnlyList<PictureRecord> pictures, IReadOnlyDictionary<long, (PictureSource Source, string Folder)> sources,
        SampleGrouping by, IReadOnlyDictionary<long, string>? values = null) =>
    [
        .. pictures.Select((picture, row) => (Name: NameOf(picture, sources[picture.SourceId], by, values), Row: row))
            .GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(group => new SampleGroup(group.Key, [.. group.Select(pair => pair.Row)])),
    ];

    private static string NameOf(
        PictureRecord picture, (PictureSource Source, string Folder) source, SampleGrouping by,
        IReadOnlyDictionary<long, string>? values)
    {
        return by switch
        {
            SampleGrouping.All => "",
            SampleGrouping.Collection => OrDot(picture.Collection),
            SampleGrouping.Column => OrDot(values!.GetValueOrDefault(picture.Id, "")),
            _ => FolderOf(InTree(picture, source)),
        };

        static string OrDot(string name) => name.Length > 0 ? name : ".";
    }

    /// <summary>The place of a picture in a new tree, with <c>/</c>.</summary>
    public static string InTree(PictureRecord picture, (PictureSource Source, string Folder) source)
    {
        var place = source.Source.PlaceInTree(picture.RelativePath);
        return source.Folder.Length == 0 ? place : $"{source.Folder}/{place}";
    }

    private static string FolderOf(string path) =>
        path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : ".";
}
