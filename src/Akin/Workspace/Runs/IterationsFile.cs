using System.Globalization;
using Akin.Clustering;

namespace Akin.Workspace.Runs;

/// <summary>
/// The file <c>iterations.csv</c>: the header <c>iteration,inertia,moved,shift,saved</c>, then a line for each step of
/// k-means (with mini-batches: each batch).
/// </summary>
public static class IterationsFile
{
    /// <summary>Its name.</summary>
    public const string Name = "iterations.csv";

    /// <summary>Writes the steps, every number with all its digits.</summary>
    public static void Write(string path, IEnumerable<KMeansStep> steps)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("iteration,inertia,moved,shift,saved");
        foreach (var step in steps)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{step.Iteration},{step.Inertia:R},{step.Moved},{step.Shift:R},{step.Saved:R}"));
        }
    }
}
