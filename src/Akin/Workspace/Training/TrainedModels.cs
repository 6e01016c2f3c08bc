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

    /// <summary>Whether a text may be a model's name.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && text[0] != '.'
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
