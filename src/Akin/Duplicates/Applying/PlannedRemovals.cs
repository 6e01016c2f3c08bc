using System.Text.Json;

namespace Akin.Duplicates.Applying;

/// <summary>A plan as applying it needs it: in the order in which files go, same bytes first.</summary>
public sealed record PlannedRemovals
{
    /// <summary>The widest kind in it.</summary>
    public required DuplicateKind Level { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<PlannedRemoval> Removals { get; init; }

    /// <summary>
    /// For the path of each file that a link in the sources leads to, the link's path: such a file does not leave its
    /// place.
    /// </summary>
    public IReadOnlyDictionary<string, string> LinkTargets { get; init; } = new Dictionary<string, string>();

    /// <summary>Writes a plan as JSON.</summary>
    public static void Write(string path, PlannedRemovals plan)
    {
        using var stream = File.Create(path);
        JsonSerializer.Serialize(stream, plan, ApplyingJson.Readable.PlannedRemovals);
    }

    /// <summary>Reads a plan; none where there is no file.</summary>
    public static PlannedRemovals? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize(stream, ApplyingJson.Readable.PlannedRemovals);
    }
}
