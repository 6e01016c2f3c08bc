using Akin.Intake;

namespace Akin.Workspace.Training;

/// <summary>
/// Where a workspace keeps the networks that were trained on its pictures: a folder for each, with <c>NAME.onnx</c>,
/// its card, its checkpoint and its charts.
/// </summary>
public static class TrainedModels
{
    /// <summary>The file of its card.</summary>
    public const string CardFile = "card.json";

    internal const string CheckpointFile = "checkpoint.bin";

    internal const string StoppedFile = "checkpoint-stopped.bin";

    private const string FolderName = "autoencoders";
    private const string EarlierName = "earlier";
    private const int LongestName = 48;

    /// <summary>The folder of all, with the decoded pictures.</summary>
    public static string FolderOf(string workspace) => Path.Join(workspace, FolderName);

    /// <summary>The folder of one.</summary>
    public static string FolderOf(string workspace, string name) => Path.Join(FolderOf(workspace), name);

    /// <summary>The file of one's network, full path.</summary>
    public static string FileOf(string workspace, string name) => Path.Join(FolderOf(workspace, name), $"{name}.onnx");

    /// <summary>Those that are whole, by name.</summary>
    public static IReadOnlyList<TrainedModel> List(string workspace) => !Directory.Exists(FolderOf(workspace))
        ? []
        : [.. Directory.GetDirectories(FolderOf(workspace))
            .Select(folder => TrainedModel.Read(Path.Join(folder, CardFile)))
            .OfType<TrainedModel>()
            .Where(model => File.Exists(FileOf(workspace, model.Name)))
            .OrderBy(model => model.Name, StringComparer.Ordinal)];

    /// <summary>
    /// The file of a network of that name with these bytes: the one there is, or one before it that is kept; none where
    /// it is neither.
    /// </summary>
    /// <param name="workspace">Full path of the workspace.</param>
    /// <param name="name">The name.</param>
    /// <param name="sha256">SHA-256 of the file, lower-case hexadecimal.</param>
    internal static (TrainedModel Card, string File)? Version(string workspace, string name, string sha256)
    {
        var folder = FolderOf(workspace, name);
        (string Card, string File)[] places =
        [
            (Path.Join(folder, CardFile), FileOf(workspace, name)),
            (EarlierOf(folder, sha256, ".json"), EarlierOf(folder, sha256, ".onnx")),
        ];
        (TrainedModel Card, string File)? found = null;
        foreach (var (card, file) in places)
        {
            if (TrainedModel.Read(card) is not { } model || model.Sha256 != sha256 || !File.Exists(file))
            {
                continue;
            }

            // A kill between the two writes of a new network leaves its file under the card of the one before.
            if (Fingerprint.OfFile(file).ToString() == sha256)
            {
                return (model, file);
            }

            found ??= (model, file);
        }

        return found;
    }

    /// <summary>
    /// Keeps the network of a name, which another one is about to replace, as long as a set of features is of it; those
    /// kept before that no set is of any more are deleted.
    /// </summary>
    /// <param name="folder">The folder of the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="used">Whether a set is of the network with this SHA-256.</param>
    internal static void KeepUsed(string folder, string name, Func<string, bool> used)
    {
        var earlier = Path.Join(folder, EarlierName);
        var file = Path.Join(folder, $"{name}.onnx");
        if (TrainedModel.Read(Path.Join(folder, CardFile)) is { } model && used(model.Sha256) && File.Exists(file)
            && Fingerprint.OfFile(file).ToString() == model.Sha256)
        {
            Directory.CreateDirectory(earlier);
            DurableFile.Write(EarlierOf(folder, model.Sha256, ".onnx"), path => File.Copy(file, path, overwrite: true));
            DurableFile.Write(EarlierOf(folder, model.Sha256, ".json"), path => File.WriteAllText(path, model.Text));
        }

        foreach (var kept in Directory.Exists(earlier) ? Directory.GetFiles(earlier) : [])
        {
            if (!used(Path.GetFileNameWithoutExtension(kept)))
            {
                File.Delete(kept);
            }
        }
    }

    private static string EarlierOf(string folder, string sha256, string ending) =>
        Path.Join(folder, EarlierName, sha256 + ending);

    /// <summary>Whether a text may be a model's name.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && text[0] != '.'
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
