using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akin.Cli.Commands.Run;

/// <summary>What came of one step of a workflow.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Command">The command line that does the same.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Result">What it prints with <c>--json</c>; none when it failed.</param>
internal sealed record WorkflowOutput(string Verb, string Command, int ExitCode, JsonElement? Result)
{
    /// <summary>Whether it had been done before, so that it was not done again.</summary>
    public bool WasThere { get; init; }

    /// <summary>What it prints for people.</summary>
    [JsonIgnore]
    public string Text { get; init; } = "";
}
