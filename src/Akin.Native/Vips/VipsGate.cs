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
        where TState : allows ref struct
    {
        Turns.EnterReadLock();
        try
        {
            return work(state);
        }
        catch (VipsException)
        {
            // Its text may be another thread's: asked again below.
        }
        finally
        {
            Turns.ExitReadLock();
        }

        var api = VipsEngine.Api;
        Turns.EnterWriteLock();
        try
        {
            VipsErrors.Take(api);
            return work(state);
        }
        finally
        {
            Turns.ExitWriteLock();
        }
    }
}
