using System.Globalization;
using System.Text;
using Akin.Duplicates.Applying;

namespace Akin.Workspace.Cleaning;

/// <summary>
/// The files of a plan, in <c>duplicates/</c> of the workspace: each there whole or not. What applying needs goes first
/// and comes last: where it is, all of them are of one plan, wherever an earlier call was killed.
/// </summary>
public static class PlanFiles
{
    /// <summary>Every picture in a group: <c>group,kind,path,keep,evidence</c>.</summary>
    public const string Groups = "groups.csv";

    /// <summary>Counts for each cluster: <c>cluster,pictures,bytes,picture,scene,percent</c>.</summary>
    public const string ByCluster = "by-cluster.csv";

    /// <summary>The pairs side by side.</summary>
    public const string Page = "duplicates.html";

    /// <summary>What applying the plan needs to know of each file.</summary>
    public const string Actions = "plan.json";

    /// <summary>The folder they are in.</summary>
    public static string FolderOf(AkinWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Path.Join(workspace.Folder, "duplicates");
    }

    /// <summary>Writes the two tables, the page, and what applying needs.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="writePage">Writes the page to a path.</param>
    public static void Write(AkinWorkspace workspace, DuplicatePlan plan, Action<string> writePage)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(writePage);
        var folder = FolderOf(workspace);
        Directory.CreateDirectory(folder);
        DurableFile.Write(Path.Join(folder, Groups), path =>
        {
            // Only once the table has found room on the disk: until then the plan before holds.
            WriteGroups(path, plan);
            File.Delete(Path.Join(folder, Actions));
        });
        DurableFile.Write(Path.Join(folder, ByCluster), path => File.WriteAllText(path, ClustersText(plan)));
        writePage(Path.Join(folder, Page));
        DurableFile.Write(Path.Join(folder, Actions), path => PlannedRemovals.Write(path, new()
        {
            Level = plan.Level,
            LinkTargets = plan.LinkTargets,
            Removals = [.. plan.Groups.SelectMany(group => group.Others.Select(
                member => PlannedRemoval.Of(group, member)))],
        }));
    }

    /// <summary>Line by line: the table of a million duplicates is longer than a text should be.</summary>
    private static void WriteGroups(string path, DuplicatePlan plan)
    {
        using var writer = new StreamWriter(path);
        writer.Write("group,kind,path,keep,evidence\n");
        foreach (var group in plan.Groups)
        {
            foreach (var member in group.Members)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{group.Number},{Name(group.Kind)},"));
                writer.Write(Quoted(member.Picture.Path));
                writer.Write(member.Keep ? ",true," : ",false,");
                writer.Write(Quoted(member.Evidence));
                writer.Write('\n');
            }
        }
    }

    private static string ClustersText(DuplicatePlan plan)
    {
        var text = new StringBuilder("cluster,pictures,bytes,picture,scene,percent\n");
        foreach (var line in ClusterDuplicates.Table(plan))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{line.Cluster},{line.Pictures},{line.Bytes},{line.Picture},{line.Scene},{line.Percent:0.##}\n");
        }

        return text.ToString();
    }

    private static string Name(Akin.Duplicates.DuplicateKind kind) => kind switch
    {
        Akin.Duplicates.DuplicateKind.Bytes => "bytes",
        Akin.Duplicates.DuplicateKind.Picture => "picture",
        _ => "scene",
    };

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
