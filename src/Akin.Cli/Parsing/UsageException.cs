namespace Akin.Cli.Parsing;

/// <summary>
/// The user asked for something that cannot be: one sentence says what, the value, what is allowed, what to do.
/// </summary>
internal sealed class UsageException(string message) : Exception(message);
