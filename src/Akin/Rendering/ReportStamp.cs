using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akin.Workspace;

namespace Akin.Rendering;

/// <summary>What a report was written from, in a file beside it: where that is as it was, so is the page.</summary>
internal static class ReportStamp
{
    private const string Name = "report.stamp";

    /// <summary>
    /// The stamp of a report that would be written now. Another run may bring the curve of other numbers of groups.
    /// </summary>
    public static string Of(AkinWorkspace workspace, ReportOptions options)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{options.PageBytes} {options.MapPictureBytes} {options.StripPictures} {options.FirstPictures} "
            + $"{options.Figures} {options.Note}\n{LedgerStamp.Of(workspace)}\n"
            + $"{workspace.Catalogue.Runs.List().Count}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>
    /// The stamp of the report in a run's folder; none where there is no whole report, or a file of it has gone or has
    /// another length.
    /// </summary>
    public static string? In(string folder)
    {
        var path = Path.Join(folder, Name);
        return File.Exists(path) && File.ReadAllLines(path) is [var stamp, .. var files]
            && files.AsSpan().SequenceEqual(Files(folder)) ? stamp : null;
    }

    /// <summary>Says that the report in a folder is being written: it is of no stamp until it is whole.</summary>
    public static void Begin(string folder) => File.Delete(Path.Join(folder, Name));

    /// <summary>Says that the report is whole, and what belongs to it.</summary>
    public static void End(string folder, string stamp) =>
        File.WriteAllLines(Path.Join(folder, Name), [stamp, .. Files(folder)]);

    /// <summary>The files of a report that are there, with their lengths.</summary>
    private static string[] Files(string folder) =>
    [
        .. ReportWriter.FilesIn(folder).Append(WorkspaceReport.ConclusionFile).Append(WorkspaceReport.SpacesFile)
            .Select(name => new FileInfo(Path.Join(folder, name))).Where(file => file.Exists)
            .Select(file => string.Create(
                CultureInfo.InvariantCulture, $"{file.Length} {Path.GetRelativePath(folder, file.FullName)}"))
            .Order(StringComparer.Ordinal),
    ];
}
