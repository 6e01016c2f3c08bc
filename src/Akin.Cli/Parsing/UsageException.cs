namespace Akin.Cli.Parsing;

/// <summary>
/// The user asked for something that cannot be: one sentence says what, the value, what is allowed, what to do.
/// </summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>What the library says of a value, without the name that the parameter has there.</summary>
    public static UsageException Of(ArgumentException fault) => new(fault.Message.Split(" (Parameter ")[0]);
}
