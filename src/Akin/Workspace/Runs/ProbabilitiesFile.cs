using System.Globalization;

namespace Akin.Workspace.Runs;

/// <summary>
/// The file <c>probabilities.csv</c>: the header <c>row,probability</c>, then a line for each row; 0 for rows in no
/// group.
/// </summary>
public static class ProbabilitiesFile
{
    /// <summary>Its name.</summary>
    public const string Name = "probabilities.csv";

    /// <summary>Writes a probability for each row, every number with all its digits.</summary>
    public static void Write(string path, IReadOnlyList<float> probabilities)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("row,probability");
        for (var row = 0; row < probabilities.Count; row++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row},{probabilities[row]:R}"));
        }
    }
}
