namespace Akin.Cli.Commands.Doctor;

/// <summary>A native engine; the reason says why it cannot be used.</summary>
internal sealed record FoundEngine(string Name, bool Works, string? Version, string? Path, string? Reason);
