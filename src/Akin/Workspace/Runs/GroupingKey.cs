namespace Akin.Workspace.Runs;

/// <summary>The name of what a run grouped and how: runs that differ in nothing but the map share it.</summary>
internal static class GroupingKey
{
    /// <summary>16 hexadecimal digits.</summary>
    /// <param name="run">A run that found its groups.</param>
    public static string Of(RunRecord run)
    {
        var settings = RunSettings.Of(run);
        var ofMap = settings.Space.OnMap
            ? [] : MapParameters.Of(settings.Map).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        return RunKey.Of(
            run.Features, run.Parameters.Where(pair => !ofMap.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
            run.Seed);
    }
}
