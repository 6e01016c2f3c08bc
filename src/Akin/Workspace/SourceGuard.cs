using Akin.Intake;
using Akin.Native.Files;

namespace Akin.Workspace;

/// <summary>
/// Keeps what is written away from the pictures, lists and archives that it is made of, by real paths: neither a link
/// nor another spelling leads around it. Nothing is written into a folder of pictures either, where the next index
/// would take it for one of them.
/// </summary>
public sealed class SourceGuard
{
    private readonly AkinWorkspace _workspace;
    private readonly (string Real, PictureSource Source)[] _sources;
    private readonly Lazy<HashSet<string>> _listed;

    /// <summary>Knows what must not be written over.</summary>
    /// <param name="workspace">All sources it was ever made of, and the pictures that its lists name.</param>
    /// <param name="named">Sources that are about to be indexed besides.</param>
    public SourceGuard(AkinWorkspace workspace, IEnumerable<PictureSource>? named = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _workspace = workspace;
        _sources =
        [
            .. workspace.Catalogue.Sources.Known().Select(row => row.Source).Concat(named ?? []).Distinct()
                .Select(source => (RealPath.OfPlanned(source.FullPath), source)),
        ];
        _listed = new(Listed);
    }

    /// <summary>Why a file may not be written; <see langword="null"/> when it may.</summary>
    /// <param name="path">Its full path; it need not be there.</param>
    public string? WhyNot(string path)
    {
        foreach (var place in PlacesOf(path))
        {
            foreach (var (real, source) in _sources)
            {
                if (source.FileName is null ? IsWithin(place, real) : RealPath.Names.Equals(place, real))
                {
                    return source.FileName is null
                        ? $"{path} stands among the pictures of {source.Root}, where nothing is written; give a place "
                            + "outside"
                        : $"{path} is a source itself, which is never written over; give another";
                }
            }

            // Only what is there can be a picture of a list.
            if (Path.Exists(place) && _listed.Value.Contains(place))
            {
                return $"{path} is a picture of a list, which is never written over; give another";
            }
        }

        return null;
    }

    /// <summary>Whether a place is in the workspace itself, where nothing is of other making.</summary>
    /// <param name="path">Its full path; it need not be there.</param>
    public bool IsInWorkspace(string path) =>
        RealPath.IsWithin(RealPath.OfPlanned(path), RealPath.OfPlanned(_workspace.Folder));

    /// <summary>Why a folder may not be replaced with all that is in it; <see langword="null"/> when it may.</summary>
    /// <param name="path">Its full path; it need not be there.</param>
    public string? WhyNotReplace(string path)
    {
        if (WhyNot(path) is { } fault)
        {
            return fault;
        }

        var place = RealPath.OfPlanned(path);
        return Directory.Exists(place)
            && _sources.Select(source => source.Real).Concat(_listed.Value).Any(real => IsWithin(real, place))
                ? $"{path} has pictures of a source in it, which are never written over; give another name"
                : null;
    }

    /// <summary>The name itself, which a link may have, and what it leads to.</summary>
    private static IEnumerable<string> PlacesOf(string path)
    {
        var real = RealPath.OfPlanned(path);
        var name = Path.GetDirectoryName(path) is { } folder
            ? Path.Join(RealPath.OfPlanned(folder), Path.GetFileName(path)) : path;
        return name == real ? [real] : [real, name];
    }

    /// <summary>The real paths of the pictures that lists name, fetched ones too.</summary>
    private HashSet<string> Listed()
    {
        var lists = _workspace.Catalogue.Sources.Known()
            .Where(row => row.Source.Kind == SourceKind.List).Select(row => row.Id).ToHashSet();
        var places = _workspace.PlacesEver();
        return lists.Count == 0 ? [] : _workspace.Catalogue.Pictures.ListAll()
            .Where(picture => lists.Contains(picture.SourceId))
            .Select(picture => places.ContentOf(picture).OwnPath).OfType<string>()
            .Distinct(StringComparer.Ordinal).SelectMany(PlacesOf).ToHashSet(RealPath.Names);
    }

    /// <summary>
    /// By name, and by the system's number of the folder: a file system may know no case where the system does.
    /// </summary>
    private static bool IsWithin(string place, string folder)
    {
        if (RealPath.IsWithin(place, folder))
        {
            return true;
        }

        if (FileStatus.Of(folder) is not { } wanted)
        {
            return false;
        }

        for (var above = place; above is not null; above = Path.GetDirectoryName(above))
        {
            if (FileStatus.Of(above) is { } found && (found.Device, found.Inode) == (wanted.Device, wanted.Inode))
            {
                return true;
            }
        }

        return false;
    }
}
