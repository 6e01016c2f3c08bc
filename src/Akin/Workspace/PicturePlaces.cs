using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// Where the pictures of a workspace are, by the sources that are current when it is made. Safe for use by several
/// threads.
/// </summary>
public sealed class PicturePlaces
{
    private readonly Dictionary<long, PictureSource> _sources;

    private readonly SourceReader _reader;

    internal PicturePlaces(IEnumerable<(long Id, PictureSource Source)> sources, SourceReader reader)
    {
        _sources = sources.ToDictionary(row => row.Id, row => row.Source);
        _reader = reader;
    }

    /// <summary>The bytes of a picture, to be read any number of times.</summary>
    public PictureContent ContentOf(PictureRecord picture) => _reader.Find(SourceOf(picture), picture.RelativePath);

    /// <summary>The bytes of the picture at a path of a source.</summary>
    internal PictureContent ContentOf(long source, string relativePath) => _reader.Find(_sources[source], relativePath);

    /// <summary>
    /// Where a picture is, as tables and the ledger have it: a full path, that of the archive and the path in it, or an
    /// address.
    /// </summary>
    public string LocationOf(PictureRecord picture) => SourceOf(picture).LocationOf(picture.RelativePath);

    /// <summary>The source of a picture.</summary>
    public PictureSource SourceOf(PictureRecord picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return _sources[picture.SourceId];
    }
}
