using Akin.Embedding.Models;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Where the engine reads weights from: one folder, and each file's path below it. The engine takes no link that leads
/// out of the folder, and folders of models are often full of links to a store of files: where there are some, it is
/// the folder that holds all that they lead to. What a model may name is below its own folder all the same; where
/// a link there leads is for whoever owns the folder to say.
/// </summary>
internal sealed class WeightPlaces
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <param name="model">The model's file, absolute.</param>
    /// <param name="files">The files beside it, as the model names them.</param>
    /// <exception cref="ModelUnavailableException">No one folder holds all of them.</exception>
    public WeightPlaces(string model, IReadOnlyCollection<string> files)
    {
        var beside = Path.GetDirectoryName(model)!;
        var own = LinkedFile.Of(model).FullName;
        var targets = files.ToDictionary(file => file, file => LinkedFile.Of(PathOf(beside, file)).FullName);
        HaveLinks = own != model || targets.Any(each => each.Value != Path.GetFullPath(PathOf(beside, each.Key)));
        Folder = HaveLinks
            ? targets.Values.Prepend(own).Select(file => Path.GetDirectoryName(file)!).Aggregate(InCommon) : beside;
        Own = Below(own);
        foreach (var (file, target) in targets)
        {
            _places[file] = HaveLinks ? Below(target) : file;
        }

        string InCommon(string a, string b)
        {
            while (!IsWithin(b, a))
            {
                a = Path.GetDirectoryName(a) ?? throw new ModelUnavailableException(
                    $"The model file {model} and its weights are links to different drives; put the files themselves "
                    + "into one folder.");
            }

            return a;
        }
    }

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>Whether any of the files is a link, so that <see cref="Of"/> says other paths than the model.</summary>
    public bool HaveLinks { get; }

    /// <summary>The model's own file, below the folder.</summary>
    public string Own { get; }

    /// <summary>A file of weights, below the folder.</summary>
    /// <param name="file">The file as the model names it.</param>
    public string Of(string file) => _places[file];

    /// <summary>The path of a file that a model names.</summary>
    public static string PathOf(string folder, string file) => Path.Join(folder, file.Replace('\\', '/'));

    private static bool IsWithin(string folder, string ancestor) =>
        folder == ancestor || folder.StartsWith(
            Path.EndsInDirectorySeparator(ancestor) ? ancestor : ancestor + Path.DirectorySeparatorChar,
            StringComparison.Ordinal);

    private string Below(string file) => Path.GetRelativePath(Folder, file).Replace('\\', '/');
}
