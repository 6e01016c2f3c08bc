using Akin.Cli.Parsing;
using Akin.Workspace.Runs;

namespace Akin.Cli.Vectors;

/// <summary>Labels from elsewhere, read and checked.</summary>
internal static class LabelsInput
{
    /// <summary>
    /// Reads <c>row,label</c> lines of that many rows; whatever else it is, is refused in one sentence.
    /// </summary>
    public static int[] Read(string path, int rows)
    {
        try
        {
            return LabelsFile.Read(path, rows);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }
}
