namespace Akin.Intake.Archives;

/// <summary>Which members of an archive are inputs, and under which paths.</summary>
internal static class ZipMembers
{
    internal const int Stored = 0;
    internal const int Deflated = 8;
    private const int EmptyDeflated = 5; // the most bytes that nothing is packed into

    /// <summary>
    /// The inputs among the members, each with a path of its own; hidden folders once. Of members of one name the last
    /// counts, as it does when an archive is unpacked.
    /// </summary>
    /// <param name="members">The directory.</param>
    public static IEnumerable<(string Path, ZipMember Member, PictureState State, string Reason)> Inputs(
        IReadOnlyList<ZipMember> members)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal); // the latest of each name that came again
        var hiddenFolders = new HashSet<string>(StringComparer.Ordinal);
        for (var i = members.Count - 1; i >= 0; i--)
        {
            var member = members[i];
            var path = ZipMemberName.Plain(member.Name) ?? member.Name;
            if (HiddenFolder(path) is { } hidden)
            {
                if (hiddenFolders.Add(hidden))
                {
                    yield return (hidden, member, PictureState.Skipped, "hidden folder");
                }
            }
            else if (!path.EndsWith('/') && path.Length > 0)
            {
                var name = path;
                while (!seen.Add(name))
                {
                    var number = numbers[path] = numbers.GetValueOrDefault(path, 1) + 1;
                    name = $"{path} ({number})";
                }

                var (state, reason) = name == path
                    ? StateOf(path, member)
                    : (PictureState.Skipped, "a later member of the archive has the same name");
                yield return (name, member, state, reason);
            }
        }
    }

    /// <summary>Why a member cannot be read, whatever it holds; none when it can.</summary>
    public static (PictureState State, string Reason)? WhyNot(ZipMember member) => member switch
    {
        { IsEncrypted: true } => (PictureState.Unsupported, "encrypted member; unpack the archive with its password"),
        { Method: not (Stored or Deflated) } => (
            PictureState.Unsupported,
            $"member compressed by {MethodName(member.Method)}; only stored and deflated ones are read"),
        { Size: < 0 } or { Packed: < 0 } or { Offset: < 0 } or { Size: 0, Packed: > EmptyDeflated } => (
            PictureState.Unreadable, "damaged member of the archive: the directory gives it impossible lengths"),
        _ => null,
    };

    private static (PictureState State, string Reason) StateOf(string path, ZipMember member)
    {
        if (ZipMemberName.Plain(member.Name) is null)
        {
            return (PictureState.Unsupported, "member whose name leads out of the archive");
        }

        if (HiddenNames.Contains(path.AsSpan(path.LastIndexOf('/') + 1)))
        {
            return (PictureState.Skipped, "hidden file");
        }

        if (member.IsLink)
        {
            return (PictureState.Skipped, "link within an archive");
        }

        return path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            ? (PictureState.Unsupported, "archive within an archive; unpack it and name it as a source")
            : WhyNot(member) ?? (PictureState.Pending, "");
    }

    private static string? HiddenFolder(string path)
    {
        var start = 0;
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', start))
        {
            var name = path.AsSpan(start, end - start);
            if (name is not ".." && HiddenNames.Contains(name))
            {
                return path[..(end + 1)];
            }

            start = end + 1;
        }

        return null;
    }

    private static string MethodName(int method) => method switch
    {
        9 => "Deflate64",
        12 => "bzip2",
        14 => "LZMA",
        93 => "Zstandard",
        95 => "XZ",
        _ => $"method {method}",
    };
}
