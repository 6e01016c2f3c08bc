using System.Text.Json;

namespace Akin.Tests.Support;

/// <summary>What one command line answered.</summary>
internal sealed record CliAnswer(int ExitCode, string Out, string Error)
{
    /// <summary>The standard output as the one JSON object it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;
}
