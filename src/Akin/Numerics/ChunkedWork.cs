using System.Runtime.ExceptionServices;

namespace Akin.Numerics;

/// <summary>
/// Parallel work over consecutive chunks of rows. Chunk borders depend on the data alone, never on the number of
/// threads, and results are reduced in chunk order: the same bits come out at any thread count.
/// </summary>
public static class ChunkedWork
{
    /// <summary>Number of chunks of <paramref name="chunk"/> items that <paramref name="count"/> items make.</summary>
    public static int Chunks(int count, int chunk) => (int)(((long)count + chunk - 1) / chunk);

    /// <summary>
    /// Runs <paramref name="body"/> once for each chunk, on up to <paramref name="threads"/> threads.
    /// </summary>
    /// <param name="count">Items in all, ≥ 0.</param>
    /// <param name="chunk">Items in a chunk, ≥ 1.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="body">Gets chunk index, first item, number of items; must touch only what belongs to its
    /// chunk.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    public static void For(
        int count, int chunk, int threads, Action<int, int, int> body, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunk);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var chunks = Chunks(count, chunk);
        if (threads == 1 || chunks <= 1)
        {
            for (var c = 0; c < chunks; c++)
            {
                cancellation.ThrowIfCancellationRequested();
                body(c, c * chunk, Math.Min(chunk, count - (c * chunk)));
            }

            return;
        }

        // Each thread takes the next chunk when it is done with its last: uneven chunks keep all of them busy.
        var next = -1;
        var workers = Math.Min(threads, chunks);
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, workers, options, (_, state) =>
            {
                for (int c; !state.ShouldExitCurrentIteration && (c = Interlocked.Increment(ref next)) < chunks;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    body(c, c * chunk, Math.Min(chunk, count - (c * chunk)));
                }
            });
        }
        catch (AggregateException errors)
        {
            // As on one thread: the error itself.
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>As <see cref="For"/>, each chunk yielding a value; the values come back in chunk order.</summary>
    public static T[] Map<T>(
        int count, int chunk, int threads, Func<int, int, int, T> body, CancellationToken cancellation = default)
    {
        var results = new T[Chunks(count, chunk)];
        For(count, chunk, threads, (c, start, length) => results[c] = body(c, start, length), cancellation);
        return results;
    }

    /// <summary>The sum of a value of each item: added up in item order in a chunk, then in chunk order.</summary>
    public static double Sum(
        int count, int chunk, int threads, Func<int, double> value, CancellationToken cancellation = default) =>
        Map(count, chunk, threads, (_, start, length) =>
        {
            var sum = 0.0;
            for (var i = start; i < start + length; i++)
            {
                sum += value(i);
            }

            return sum;
        }, cancellation).Sum();
}
