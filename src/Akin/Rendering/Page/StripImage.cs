using Akin.Imaging;
using Akin.Numerics;
using Akin.Rendering.Pictures;

namespace Akin.Rendering.Page;

/// <summary>A small picture inside the page.</summary>
/// <param name="Address">Its bytes as a data address.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
internal sealed record StripImage(string Address, int Width, int Height)
{
    /// <summary>Pictures of one height, by their rows; without those that cannot be had.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="rows">The rows, each once.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="quality">Of WebP, 1 … 100.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="done">Told how many are done, from any thread; none to tell.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Dictionary<int, StripImage> OfRows(
        ThumbnailSource source, int[] rows, int height, int quality, int threads, Action<int>? done,
        CancellationToken cancellation)
    {
        var count = 0;
        var images = ChunkedWork.Map(source.IsThere ? rows.Length : 0, 1, threads, (i, _, _) =>
        {
            var image = source.OfHeight(rows[i], height);
            done?.Invoke(Interlocked.Increment(ref count));
            return image is null ? null : new StripImage(
                Markup.DataAddress(PictureEncoder.WebP(image, quality)), image.Width, image.Height);
        }, cancellation);
        return rows.Zip(images).Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => pair.Second!);
    }
}
