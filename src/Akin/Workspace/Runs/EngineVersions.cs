using Akin.Native.Onnx;
using Akin.Native.Vips;

namespace Akin.Workspace.Runs;

/// <summary>The versions that a run was made with.</summary>
public static class EngineVersions
{
    /// <summary>Of Akin, of .NET, and of the native engines that can be loaded.</summary>
    public static IReadOnlyDictionary<string, string> Collect()
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["akin"] = typeof(EngineVersions).Assembly.GetName().Version!.ToString(3),
            ["dotnet"] = Environment.Version.ToString(),
        };
        foreach (var engine in new[] { OnnxEngine.Describe(), VipsEngine.Describe() })
        {
            if (engine.Version is { } version)
            {
                versions[engine.Name] = version;
            }
        }

        return versions;
    }
}
