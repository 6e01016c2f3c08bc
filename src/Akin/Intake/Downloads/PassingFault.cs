namespace Akin.Intake.Downloads;

/// <summary>What went wrong may be over soon: another attempt is worth while.</summary>
internal sealed class PassingFault(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long the server asked to wait; none when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether a server had answered.</summary>
    public bool Answered { get; init; } = true;
}
