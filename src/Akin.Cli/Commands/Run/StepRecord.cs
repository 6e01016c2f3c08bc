namespace Akin.Cli.Commands.Run;

/// <summary>A step of a workflow that was done.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Stamp">What was known of the inputs then.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Text">Its answer for people.</param>
/// <param name="Json">Its answer for programs.</param>
/// <param name="Files">The files it made: size and time of each, by its path.</param>
internal sealed record StepRecord(
    string Command, string Stamp, int ExitCode, string Text, string Json,
    IReadOnlyDictionary<string, string> Files);
