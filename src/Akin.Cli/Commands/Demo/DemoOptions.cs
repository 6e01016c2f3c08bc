namespace Akin.Cli.Commands.Demo;

/// <summary>What to draw, and where.</summary>
/// <param name="Pictures">Pictures to draw.</param>
/// <param name="Out">The folder for them.</param>
internal sealed record DemoOptions(int Pictures, string Out);
