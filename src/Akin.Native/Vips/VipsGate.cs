namespace Akin.Native.Vips;

/// <summary>
/// Lets work with libvips run side by side, and tells true what went wrong: libvips has one error text for the whole
/// process, so work that fails is done once more alone, and the text then is its own.
/// </summary>
public static class VipsGate
{
    private static readonly ReaderWriterLockSlim Turns = new(LockRecursionPolicy.SupportsRecursion);

    /// <summary>Does <paramref name="work"/>; twice when it fails, so it must not mind being repeated.</summary>
    /// <exception cref="VipsException">It failed; with libvips' own words.</exception>
    public static TResult Run<TState, TResult>(TState state, Func<TState, TResult> work)
        where TState : allows ref struct =>
        TryTogether(state, work, out var result) ? result : Alone(state, work, out _);

    /// <summary>Does <paramref name="work"/> beside other work; false when it fails, and nothing says why.</summary>
    public static bool TryTogether<TState, TResult>(TState state, Func<TState, TResult> work, out TResult result)
        where TState : allows ref struct
    {
        Turns.EnterReadLock();
        try
        {
            result = work(state);
            return true;
        }
        catch (VipsException)
        {
            result = default!;
            return false;
        }
        finally
        {
            Turns.ExitReadLock();
        }
    }

    /// <summary>Does <paramref name="work"/> while nothing else runs.</summary>
    /// <param name="state">What the work is given.</param>
    /// <param name="work">The work.</param>
    /// <param name="warnings">What libvips said although the work was done; empty when nothing.</param>
    /// <exception cref="VipsException">It failed; with libvips' own words.</exception>
    public static TResult Alone<TState, TResult>(TState state, Func<TState, TResult> work, out string warnings)
        where TState : allows ref struct
    {
        var api = VipsEngine.Api;
        Turns.EnterWriteLock();
        try
        {
            VipsErrors.Take(api);
            VipsErrors.Listening = true;
            var result = work(state);
            warnings = VipsErrors.Take(api);
            return result;
        }
        finally
        {
            VipsErrors.Listening = false;
            Turns.ExitWriteLock();
        }
    }
}
