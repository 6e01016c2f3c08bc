namespace Akin.Embedding.Graphs;

/// <summary>The file that a path means, behind all links: folders of models are often full of links.</summary>
internal static class LinkedFile
{
    /// <summary>The last target of a link, or the file itself.</summary>
    public static FileInfo Of(string path)
    {
        var file = new FileInfo(path);
        return (file.Exists ? file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo : null) ?? file;
    }
}
