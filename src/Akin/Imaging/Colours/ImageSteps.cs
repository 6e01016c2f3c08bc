using Akin.Native.Vips;

namespace Akin.Imaging.Colours;

/// <summary>
/// Pictures that are each made of the one before. Disposing it disposes them, but neither the first nor the one
/// taken.
/// </summary>
/// <param name="first">Where the steps start.</param>
internal sealed class ImageSteps(VipsImage first) : IDisposable
{
    private readonly List<VipsImage> _made = [];

    /// <summary>The latest.</summary>
    public VipsImage Current => _made.Count > 0 ? _made[^1] : first;

    /// <summary>Adds a step.</summary>
    public void Then(VipsImage next) => _made.Add(next);

    /// <summary>Adds a step that libvips may refuse; false when it does.</summary>
    public bool TryThen(Func<VipsImage, VipsImage> step)
    {
        try
        {
            Then(step(Current));
            return true;
        }
        catch (VipsException)
        {
            return false;
        }
    }

    /// <summary>The latest, which is the caller's from now on.</summary>
    public VipsImage TakeLast()
    {
        var last = Current;
        _made.Remove(last);
        return last;
    }

    /// <inheritdoc/>
    public void Dispose() => _made.ForEach(image => image.Dispose());
}
