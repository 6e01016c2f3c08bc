using Akin.Cli.Parsing;
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

    /// <summary>Makes sure that it can be written.</summary>
    /// <param name="path">Where it is to be, absolute.</param>
    /// <param name="guard">Knows what must not be written over; none for work without pictures.</param>
    public OutputFolder(string path, SourceGuard? guard = null)
    {
        Check(path, guard);
        (Path, _guard) = (path, guard);
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
    public static void Check(string path, SourceGuard? guard, string option = "--out", bool inside = false)
    {
        if (File.Exists(path))
        {
            throw new UsageException($"{option} {path} is a file; it takes a folder.");
        }

        if (guard?.WhyNot(path) is { } fault)
        {
            throw new UsageException($"{option} {fault}.");
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

        if (moved.Values.Select(target => _guard?.WhyNot(target)).FirstOrDefault(fault => fault is not null) is { } why)
        {
            throw new UsageException($"--out {why}.");
        }

        foreach (var old in moved.Keys.SelectMany(name => Companions.GetValueOrDefault(name) ?? []))
        {
            File.Delete(System.IO.Path.Combine(Path, old));
        }

        var compares = moved.ContainsKey(Comparison) && File.Exists(System.IO.Path.Combine(Path, Comparison));
        foreach (var old in compares ? [.. Maps, .. Mosaics()] : (string[])[])
        {
            File.Delete(System.IO.Path.Combine(Path, old));
        }

        foreach (var (name, target) in moved.OrderBy(file => file.Key == Last))
        {
            File.Move(Draft(name), target, overwrite: true);
        }

        return moved;
    }

    public void Dispose() => Directory.Delete(_draft, recursive: true);

    private IEnumerable<string> Mosaics() => Directory.GetFiles(Path, $"{Mosaic}*.jpg")
        .Select(file => System.IO.Path.GetFileName(file))
        .Where(file => file[Mosaic.Length..^4] is { Length: > 0 } number && number.All(char.IsAsciiDigit));

    private static string Real(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        return (Directory.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: true) : null)?.FullName
            ?? full;
    }
}
