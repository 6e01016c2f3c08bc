using System.Globalization;
using Akin.Imaging;
using Akin.Intake;
using Akin.Workspace;

namespace Akin.Rendering.Mosaics;

/// <summary>
/// The pictures of a run as a mosaic needs them. Groups and collections keep their colours in every mosaic made of
/// it, also in those of <see cref="Part"/>.
/// </summary>
public sealed class RunMosaic : IMosaicSource
{
    private readonly PictureDecoder _decoder;
    private readonly PictureContent[] _contents;
    private readonly PictureRecord[] _records;
    private readonly Assignment[] _assignments;
    private readonly string[] _collections;

    private RunMosaic(
        PictureDecoder decoder, PictureContent[] contents, PictureRecord[] records, Assignment[] assignments,
        string[] collections, MosaicColouring colouring)
    {
        (_decoder, _contents, _records, _assignments) = (decoder, contents, records, assignments);
        (_collections, Colouring) = (collections, colouring);
        Pictures = [.. records.Select((_, i) => PictureAt(i))];
    }

    /// <summary>What the colours say.</summary>
    public MosaicColouring Colouring { get; }

    /// <summary>The pictures, in the order of their ids.</summary>
    public IReadOnlyList<MosaicPicture> Pictures { get; }

    /// <summary>The names of all collections of the run, each in the place of its colour's number.</summary>
    public IReadOnlyList<string> Collections => _collections;

    /// <summary>What the colours of these pictures stand for, with how many have each.</summary>
    public IReadOnlyList<MosaicKey> Keys =>
    [
        .. Pictures.GroupBy(picture => picture.Colour)
            .OrderBy(group => group.Key < 0 ? int.MaxValue : group.Key)
            .Select(group => new MosaicKey(NameOf(group.Key), group.Key, group.Count())),
    ];

    /// <summary>Reads the pictures of a run.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="run">The run.</param>
    /// <param name="colouring">What the colours are to say.</param>
    public static RunMosaic Of(AkinWorkspace workspace, RunRecord run, MosaicColouring colouring)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(run);
        var places = workspace.Places();
        var inputs = workspace.Catalogue.Pictures.ListIn().ToDictionary(input => input.Id);

        // Dropped pictures are out, and so are sources that the latest index did not name.
        Assignment[] assignments =
            [.. workspace.Catalogue.Runs.Assignments(run.Id).Where(each => inputs.ContainsKey(each.PictureId))];
        var records = Array.ConvertAll(assignments, each => inputs[each.PictureId]);
        return new(
            new PictureDecoder(DecodeLimits.OfAccepted),
            Array.ConvertAll(records, places.ContentOf),
            records,
            assignments,
            [.. records.Select(record => record.Collection).Where(name => name.Length > 0).Distinct()
                .Order(StringComparer.Ordinal)],
            colouring);
    }

    /// <summary>Some of the pictures, in the same order.</summary>
    /// <param name="wanted">Which, told the number of each in <see cref="Pictures"/>.</param>
    public RunMosaic Part(Func<int, bool> wanted)
    {
        int[] rows = [.. Enumerable.Range(0, _records.Length).Where(wanted)];
        return new(
            _decoder, Array.ConvertAll(rows, i => _contents[i]), Array.ConvertAll(rows, i => _records[i]),
            Array.ConvertAll(rows, i => _assignments[i]), _collections, Colouring);
    }

    /// <summary>The group of a picture; −1 for none.</summary>
    /// <param name="picture">Its number in <see cref="Pictures"/>.</param>
    public int LabelOf(int picture) => _assignments[picture].Label;

    /// <summary>The collection of a picture; empty for none.</summary>
    /// <param name="picture">Its number in <see cref="Pictures"/>.</param>
    public string CollectionOf(int picture) => _records[picture].Collection;

    /// <summary>Where a picture is.</summary>
    /// <param name="picture">Its number in <see cref="Pictures"/>.</param>
    public string LocationOf(int picture) => _contents[picture].Location;

    /// <inheritdoc/>
    public RgbImage? Fetch(int picture, int width, int height) =>
        FramedPictures.Fetch(_decoder, _contents[picture], width, height);

    /// <inheritdoc/>
    public bool IsThere(int picture) => _contents[picture].Changed is not null;

    private MosaicPicture PictureAt(int i)
    {
        var (record, each) = (_records[i], _assignments[i]);
        return new()
        {
            X = each.X ?? double.NaN,
            Y = each.Y ?? double.NaN,
            Width = record.UprightWidth,
            Height = record.UprightHeight,
            Colour = Colouring == MosaicColouring.Cluster
                ? each.Label
                : Math.Max(-1, Array.BinarySearch(_collections, record.Collection, StringComparer.Ordinal)),

            // What is in no group lies under all that is.
            Depth = each.Label < 0 ? double.PositiveInfinity : each.Distance ?? 0,
        };
    }

    private string NameOf(int colour) => (Colouring, colour) switch
    {
        (MosaicColouring.Cluster, < 0) => "In no group",
        (MosaicColouring.Cluster, _) => string.Create(CultureInfo.InvariantCulture, $"Group {colour}"),
        (_, < 0) => "In no collection",
        _ => _collections[colour],
    };
}
