namespace Akin.Cli;

/// <summary>What the program's exit code says; the numbers are part of the contract with scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;
    public const int SomeInputsFailed = 3;
    public const int Stopped = 130;
}
