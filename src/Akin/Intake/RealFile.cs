namespace Akin.Intake;

/// <summary>The file that a path leads to, with its own size and times and not those of a link to it.</summary>
internal static class RealFile
{
    /// <summary>The file behind all links; none where there is none, or a link leads nowhere.</summary>
    public static FileInfo? Of(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file = RealPath.Of(path) is { } real ? new FileInfo(real) : null;
        }

        return file is { Exists: true } ? file : null;
    }
}
