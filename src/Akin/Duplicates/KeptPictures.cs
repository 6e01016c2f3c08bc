using Akin.Duplicates.Comparing;
using Akin.Duplicates.Hashing;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Duplicates;

/// <summary>
/// Chooses which picture of a group of the same stays, once the group is known: some of what speaks for a picture can
/// only be told beside its likes. A choice that is not the group's centre is compared with all others as that was;
/// where one does not agree, the next best is chosen.
/// </summary>
/// <param name="pictures">The pictures.</param>
/// <param name="signatures">Their signatures.</param>
/// <param name="decoder">Decodes them.</param>
/// <param name="decoded">The pictures as the comparisons have them.</param>
/// <param name="options">Which is kept, and the memory.</param>
internal sealed class KeptPictures(
    IReadOnlyList<DuplicatePicture> pictures, IReadOnlyList<PictureSignature> signatures, PictureDecoder decoder,
    DecodedPictures decoded, DuplicateOptions options)
{
    /// <summary>Larger groups, which hardly are an original and its copies, keep their centre.</summary>
    private const int MostMembers = 64;
    private readonly MemoryBudget _memory = new(options.MeasuringBytes);

    /// <summary>For each picture the one to keep in its place and why, once more.</summary>
    /// <param name="members">The groups as they were formed; none for what is in no group, or a centre.</param>
    /// <param name="progress">Told of groups done.</param>
    /// <param name="cancellation">Stops between two groups.</param>
    public (int Center, string Evidence)?[] Choose(
        (int Center, string Evidence)?[] members, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var groups = Enumerable.Range(0, members.Length).Where(row => members[row] is not null)
            .GroupBy(row => members[row]!.Value.Center).Where(group => group.Count() < MostMembers)
            .Select(group => (int[])[group.Key, .. group]).ToArray();
        var done = 0;
        var chosen = ChunkedWork.Map(groups.Length, 1, options.Threads, (i, _, _) =>
        {
            var others = Of(groups[i]);
            progress?.Report(new("choosing what stays", Interlocked.Increment(ref done), groups.Length, "groups"));
            return others;
        }, cancellation);
        var result = members.ToArray();
        for (var i = 0; i < groups.Length; i++)
        {
            if (chosen[i] is { } others)
            {
                Array.ForEach(groups[i], row => result[row] = null);
                Array.ForEach(others, other => result[other.Row] = (other.Kept, other.Evidence));
            }
        }

        return result;
    }

    /// <summary>The members that go, each with what it is like; none when the centre stays.</summary>
    private (int Row, int Kept, string Evidence)[]? Of(int[] group)
    {
        var rows = group.ToDictionary(row => pictures[row]);
        var conditions = new GroupConditions(decoder, Read, _memory);
        for (var left = group.ToList(); ;)
        {
            var best = options.Keep.Best([.. left.Select(row => pictures[row])], conditions);
            var kept = left.Find(row => pictures[row] == best);
            if (kept == group[0])
            {
                return null;
            }

            var others = group.Where(row => row != kept)
                .Select(row => (Row: row, Kept: kept, Evidence: Compare(kept, row)))
                .TakeWhile(other => other.Evidence is not null).ToArray();
            if (others.Length == group.Length - 1)
            {
                return others!;
            }

            left.Remove(kept);
        }

        // What is larger than comparisons need is needed once, and would take the place of what they need again.
        ReadPicture? Read(DuplicatePicture picture, int side) => side <= SpotCheck.Side
            ? decoded.Read(rows[picture], side)
            : PictureReading.Read(decoder, picture, side);
    }

    /// <summary>Why the other picture is the same as the one that stays; none when it is not.</summary>
    private string? Compare(int kept, int other)
    {
        var ways = new[] { Candidate.Nearest(signatures, kept, other), Candidate.Nearest(signatures, other, kept) };
        foreach (var way in ways.OrderBy(way => way.Distance))
        {
            var likeness = SamePictures.Compare(
                side => decoded.Of(way.Row, side), side => decoded.Of(way.Other, side), way);
            if (SamePictures.Agree(likeness))
            {
                return SamePictures.Evidence(pictures[kept], pictures[other], likeness!, way.Row == kept);
            }
        }

        return null;
    }
}
