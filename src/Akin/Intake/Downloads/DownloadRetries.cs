namespace Akin.Intake.Downloads;

/// <summary>Tries a download again and again, with pauses between, until it is done or hopeless.</summary>
/// <param name="options">How patient.</param>
/// <param name="time">The clock.</param>
/// <param name="passesOnPauses">
/// Whether a server's wish to wait ends it as a <see cref="PassingFault"/>: the wish is the host's, not the file's.
/// </param>
internal sealed class DownloadRetries(DownloadOptions options, TimeProvider time, bool passesOnPauses = false)
{
    private const long WorthAnAttempt = 1 << 20;

    /// <summary>Tries until the part is whole; tells whether it came in more than one piece.</summary>
    /// <exception cref="DownloadException">It cannot be had.</exception>
    public async Task<bool> RunAsync(
        DownloadAttempt attempt, PartFile part, string name, IProgress<string>? notices, CancellationToken cancellation)
    {
        var (failures, mark, joined, answered) = (0, part.Length, false, false);
        while (true)
        {
            try
            {
                await attempt.RunAsync(part, cancellation).ConfigureAwait(false);
                return joined;
            }
            catch (PassingFault fault) when (!passesOnPauses || fault.RetryAfter is null)
            {
                part.Settle();
                failures = part.Length - mark >= WorthAnAttempt ? 1 : failures + 1;
                (mark, joined, answered) = (part.Length, part.Length > 0, answered || fault.Answered);
                var most = answered ? options.Attempts : Math.Min(options.Attempts, options.AttemptsUnanswered);
                if (failures >= most)
                {
                    throw new DownloadException($"{fault.Message}, {failures} times in a row", fault)
                    {
                        HasAnswered = answered,
                    };
                }

                var pause = RetryPause.After(failures, fault.RetryAfter, options);
                notices?.Report($"{name}: {fault.Message}; trying again in {pause.TotalSeconds:0.#} s");
                await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
            }
        }
    }
}
