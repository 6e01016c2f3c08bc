using Akin.Curation;
using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// Pictures that were dropped and are gone, and have come back under other names: they stay dropped. An edit of its own
/// says so for each edit that dropped some, so that undo takes them back as they went.
/// </summary>
/// <param name="catalogue">What is known.</param>
/// <param name="time">The clock that edits are dated by.</param>
internal sealed class ReturnedPictures(Catalogue catalogue, TimeProvider time)
{
    /// <summary>
    /// Drops those that came after the edit that dropped them and that no edit names, in the caller's transaction.
    /// </summary>
    /// <returns>How many there are; none where nothing else would be left to work on.</returns>
    public int Drop()
    {
        var gone = Gone();
        if (gone.Count == 0)
        {
            return 0;
        }

        PictureRecord[] there = [.. catalogue.Pictures.EachIn()
            .Where(picture => picture.State is PictureState.Pending or PictureState.Ready)];
        PictureRecord[] back = [.. there.Where(Comes)];
        if (back.Length == 0 || back.Length == there.Length)
        {
            return 0;
        }

        var edits = catalogue.Edits.Read().Edits;
        var newest = edits.ToDictionary(edit => edit.Number, edit => edit.Newest);
        var named = edits.SelectMany(edit => edit.Pictures).Select(each => each.Picture).ToHashSet();
        var dropped = back.Where(picture => picture.Id > newest[EditOf(picture)] && !named.Contains(picture.Id))
            .ToLookup(EditOf);
        var now = time.GetUtcNow();
        catalogue.Edits.Append(
        [
            .. dropped.OrderBy(pictures => pictures.Key).Select((pictures, i) => new Edit
            {
                Number = 0,
                Kind = EditKind.Drop,
                Made = now.AddTicks(i),
                Pictures = [.. pictures.Select(picture => new PicturePart(picture.Id, 0))],
            }),
        ]);
        return dropped.Sum(pictures => pictures.Count());

        bool Comes(PictureRecord picture) => picture.Fingerprint is { } content && gone.ContainsKey(content);

        long EditOf(PictureRecord picture) => gone[picture.Fingerprint!.Value];
    }

    /// <summary>The contents of dropped pictures that are not there any more, each with the edit that dropped it.
    /// </summary>
    private Dictionary<Fingerprint, long> Gone()
    {
        var current = catalogue.Sources.Current().Select(row => row.Id).ToHashSet();
        var gone = new Dictionary<Fingerprint, long>();
        foreach (var picture in catalogue.Pictures.ListDropped())
        {
            if (picture.Fingerprint is { } content
                && (picture.State == PictureState.Missing || !current.Contains(picture.SourceId)))
            {
                gone[content] = picture.DroppedBy!.Value;
            }
        }

        return gone;
    }
}
