using System.Globalization;
using Akin.Intake;
using Akin.Sampling;
using Akin.Sampling.Copying;
using Akin.Workspace;

namespace Akin.Cli.Commands.Sample;

/// <summary>A sample of the pictures of a workspace.</summary>
/// <param name="Pictures">The pictures; row i is of picture i.</param>
/// <param name="Places">Where they are.</param>
/// <param name="Sources">The sources and their folders in a new tree.</param>
/// <param name="Result">The sample.</param>
/// <param name="Strategy">How it was picked.</param>
internal sealed record SampledPictures(
    IReadOnlyList<PictureRecord> Pictures, PicturePlaces Places,
    IReadOnlyDictionary<long, (PictureSource Source, string Folder)> Sources, SampleResult Result,
    SampleStrategy Strategy)
{
    private readonly HashSet<int> _first = [.. Result.Picks.DistinctBy(pick => pick.Group).Select(pick => pick.Row)];

    /// <summary>The files to copy, best first.</summary>
    public IEnumerable<CopyItem> Items() => Result.Picks.Select(pick => Pictures[pick.Row]).Select(picture =>
        new CopyItem(
            Places.ContentOf(picture), PictureGroups.InTree(picture, Sources[picture.SourceId]), picture.Size,
            picture.Modified));

    /// <summary>Why a pick is in the sample.</summary>
    public string Reason(SamplePick pick)
    {
        var name = Result.Groups[pick.Group].Group.Name;
        var place = name.Length == 0 ? "" : $" of {name}";
        var distance = pick.Distance.ToString("G4", CultureInfo.InvariantCulture);
        return (pick.MustKeep, Strategy) switch
        {
            (true, _) => $"asked for by --must-keep (cluster {pick.Cluster}{place})",
            (_, SampleStrategy.Diverse) when _first.Contains(pick.Row) =>
                $"the most central, where it begins: cluster {pick.Cluster}{place}",
            (_, SampleStrategy.Diverse) =>
                $"{distance} from the nearest picked before it (cluster {pick.Cluster}{place})",
            (_, SampleStrategy.Medoid) =>
                $"near the other pictures of cluster {pick.Cluster}{place} ({distance} from its centre)",
            (_, SampleStrategy.Random) => $"drawn at random from cluster {pick.Cluster}{place}",
            _ => $"{distance} from the centre of cluster {pick.Cluster}{place}",
        };
    }
}
