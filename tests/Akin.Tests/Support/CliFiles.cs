using System.Text.Json;

namespace Akin.Tests.Support;

/// <summary>Reads the files that the command line writes.</summary>
internal static class CliFiles
{
    public static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
}
