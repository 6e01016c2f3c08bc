using Akin.Cli.Parsing;
using Akin.Imaging.Writing;
using Akin.Workspace;

namespace Akin.Cli.Vectors;

/// <summary>
/// A folder for results that appear all together or not at all: files are written beside it and moved in at the end.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private const string Last = "metrics.json";

    // What another method may have left and would belie the file it is named after.
    private static readonly Dictionary<string, string[]> Companions = new(StringComparer.Ordinal)
    {
        ["labels.csv"] =
            ["centers.npy", "iterations.csv", "core-distances.csv", "probabilities.csv", "linkage.npy"],
        ["indices.npy"] = ["indptr.npy"],
    };

    // Beside an older comparison lie its maps, and as many mosaics as it had collections.
    private const string Comparison = "compare.json";
    private const string Mosaic = "mosaic-";
    private static readonly string[] Maps = ["maps.svg", "maps.png"];

    private readonly string _draft;
    private readonly SourceGuard? _guard;
    private readonly OwnOutput? _own;

    /// <summary>Makes sure that it can be written.</summary>
    /// <param name="path">Where it is to be, absolute.</param>
    /// <param name="guard">Knows what must not be written over; none for work without pictures.</param>
    /// <param name="own">What of it an earlier call wrote, where nothing else is written over.</param>
    public OutputFolder(string path, SourceGuard? guard = null, OwnOutput? own = null)
    {
        Check(path, guard, own: own);
        (Path, _guard, _own) = (path, guard, own);
        _draft = Drafts.NameFor(System.IO.Path.TrimEndingDirectorySeparator(path));
        try
        {
            Directory.CreateDirectory(_draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out {path} cannot be made: {Drafts.Reason(e, _draft, path)}.");
        }
    }

    /// <summary>Refuses, before anything is computed, what can be no folder of results.</summary>
    /// <param name="path">Where it is to be, absolute.</param>
    /// <param name="guard">Knows what must not be written over.</param>
    /// <param name="option">The option that names it, for messages.</param>
    /// <param name="inside">Whether files are written one by one into a folder that may be there.</param>
    /// <param name="own">What of it an earlier call wrote, where nothing else is written over.</param>
    public static void Check(
        string path, SourceGuard? guard, string option = "--out", bool inside = false, OwnOutput? own = null)
    {
        if (File.Exists(path))
        {
            throw new UsageException($"{option} {path} is a file; it takes a folder.");
        }

        if (guard?.WhyNot(path) is { } fault)
        {
            throw new UsageException($"{option} {fault}.");
        }

        if (own is not null && guard?.IsInWorkspace(path) != true)
        {
            CheckFiles(path, guard, option, own, own.Names);
        }

        var folder = System.IO.Path.TrimEndingDirectorySeparator(path);
        Drafts.Require(option, path, inside ? folder : System.IO.Path.GetDirectoryName(folder));
    }

    /// <summary>Whether two paths are one folder, whatever they are written like.</summary>
    public static bool AreSame(string a, string b) => string.Equals(Real(a), Real(b), StringComparison.Ordinal);

    /// <summary>Where the results end up.</summary>
    public string Path { get; }

    /// <summary>Where to write a file now.</summary>
    public string Draft(string name) => System.IO.Path.Combine(_draft, name);

    /// <summary>
    /// Moves all files in, over older ones of the same names, the metrics last; what another method left of the same
    /// result goes. Gives each file's name and where it is.
    /// </summary>
    public IReadOnlyDictionary<string, string> Commit()
    {
        Directory.CreateDirectory(Path);
        var moved = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Directory.GetFiles(_draft).Select(file => System.IO.Path.GetFileName(file)))
        {
            moved[name] = System.IO.Path.Combine(Path, name);
        }

        if (moved.Values.FirstOrDefault(Directory.Exists) is { } taken)
        {
            throw new UsageException($"--out {Path}: {taken} is a folder; a file of that name is to be written.");
        }

        var own = _guard?.IsInWorkspace(Path) == true ? null : _own;
        CheckFiles(Path, _guard, "--out", own, moved.Keys.Where(name => name != Last));
        foreach (var old in moved.Keys.SelectMany(name => Companions.GetValueOrDefault(name) ?? []))
        {
            File.Delete(System.IO.Path.Combine(Path, old));
        }

        var compares = moved.ContainsKey(Comparison) && File.Exists(System.IO.Path.Combine(Path, Comparison));
        foreach (var old in compares ? [.. Maps, .. Mosaics()] : (string[])[])
        {
            File.Delete(System.IO.Path.Combine(Path, old));
        }

        // The table that tells whose the others are comes first: whatever is there has it beside it.
        foreach (var (name, target) in moved.OrderBy(file => file.Key == _own?.Table ? -1 : file.Key == Last ? 1 : 0))
        {
            File.Move(Draft(name), target, overwrite: true);
        }

        return moved;
    }

    public void Dispose() => Directory.Delete(_draft, recursive: true);

    /// <summary>Refuses files that would land on a picture of a list or on what is of no earlier call.</summary>
    private static void CheckFiles(
        string folder, SourceGuard? guard, string option, OwnOutput? own, IEnumerable<string> names)
    {
        var fault = names.Select(name => guard?.WhyNot(System.IO.Path.Join(folder, name)))
            .FirstOrDefault(each => each is not null);
        if (fault is not null)
        {
            throw new UsageException($"{option} {fault}.");
        }

        if (own?.WhyNot(folder, names) is { } other)
        {
            throw new UsageException($"{option}: {other}.");
        }
    }

    private IEnumerable<string> Mosaics() => Directory.GetFiles(Path, $"{Mosaic}*.jpg")
        .Select(file => System.IO.Path.GetFileName(file))
        .Where(file => file[Mosaic.Length..^4] is { Length: > 0 } number && number.All(char.IsAsciiDigit)
            && (_guard?.IsInWorkspace(Path) == true || OwnMark.IsIn(System.IO.Path.Join(Path, file))));

    private static string Real(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        return (Directory.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: true) : null)?.FullName
            ?? full;
    }
}
