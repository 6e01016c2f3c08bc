using System.Diagnostics.CodeAnalysis;
using System.Text;
using Akin.Numerics;

namespace Akin.Drawing;

/// <summary>
/// Draws a labelled collection: families of pictures in sub-folders, with a few copies and broken files among them.
/// The same
/// options give the same bytes. Drawing goes on where it was interrupted, and costs nothing where it was finished.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A collection of pictures is the domain's word, not a list type.")]
public static class DrawnCollection
{
    private const string UnfinishedPrefix = ".drawing-";

    /// <summary>
    /// The files that <see cref="WriteAsync"/> writes for these options, in its order, without drawing them.
    /// </summary>
    /// <param name="options">What to draw.</param>
    public static IReadOnlyList<DrawnPicture> Plan(DrawnOptions options) =>
        [.. DrawnPlan.Make(Check(options)).Select(file => file.Picture)];

    /// <summary>Writes what is missing of the collection into a folder. About 5 ms of one core a picture.</summary>
    /// <param name="folder">
    /// A new or empty folder, or one that was drawn before: drawn from other options, its drawn files are replaced.
    /// </param>
    /// <param name="options">What to draw.</param>
    /// <param name="progress">Told after each picture; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Stops between two pictures; the next call goes on.</param>
    /// <returns>All files of the collection, copies and broken ones included.</returns>
    /// <exception cref="ArgumentException">The folder holds files that were not drawn here, or by another
    /// version.</exception>
    public static async Task<IReadOnlyList<DrawnPicture>> WriteAsync(
        string folder, DrawnOptions options, IProgress<StageProgress>? progress,
            CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var files = DrawnPlan.Make(Check(options));
        Prepare(folder, options);
        var missing = files.Where(file => !File.Exists(PathOf(folder, file))).ToArray();
        var done = files.Length - missing.Length;
        progress?.Report(new("drawing", done, files.Length, "pictures"));
        var parallel =
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        await Parallel.ForEachAsync(missing, parallel, async (file, token) =>
        {
            await WriteWhole(PathOf(folder, file), Bytes(file, options.Seed), token).ConfigureAwait(false);
            progress?.Report(new("drawing", Interlocked.Increment(ref done), files.Length, "pictures"));
        }).ConfigureAwait(false);
        return [.. files.Select(file => file.Picture)];
    }

    private static DrawnOptions Check(DrawnOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Pictures, "options.Pictures");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads, "options.Threads");
        return options;
    }

    /// <summary>Makes the folders, and clears away what an interrupted run or other options left.</summary>
    private static void Prepare(string folder, DrawnOptions options)
    {
        var before = DrawnManifest.Read(folder);
        if (before is null && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new ArgumentException(
                $"{folder} holds files that Akin did not draw; name a new or empty folder.", nameof(folder));
        }

        if (before is { IsCurrent: false })
        {
            throw new ArgumentException(
                $"{folder} was drawn by another version of Akin; delete it, or name another folder.", nameof(folder));
        }

        if (before is { } old && (old.Seed != options.Seed || old.Pictures != options.Pictures))
            Clear(folder, old.Seed, old.Pictures);

        foreach (var family in PictureFamilies.All)
            Directory.CreateDirectory(Path.Combine(folder, family.Name));

        foreach (var unfinished in Directory.EnumerateFiles(folder, UnfinishedPrefix + "*",
            SearchOption.AllDirectories))
            File.Delete(unfinished);

        File.WriteAllText(DrawnManifest.PathFor(folder), DrawnManifest.Text(options.Seed, options.Pictures));
    }

    private static void Clear(string folder, ulong seed, int pictures)
    {
        foreach (var file in DrawnPlan.Make(new DrawnOptions { Seed = seed, Pictures = pictures }))
            File.Delete(PathOf(folder, file));
    }

    private static string PathOf(string folder, DrawnFile file) => Path.Combine(folder, file.Picture.RelativePath);

    private static byte[] Bytes(DrawnFile file, ulong seed)
    {
        if (file.Picture.Kind == DrawnKind.Text)
            return Encoding.UTF8.GetBytes(
                "Notes from the picture tour: more light in the morning, and fewer pigeons.\n");

        var (random, width, height) = DrawnPlan.Start(seed, file.Source);
        var bytes = PictureFile.Encode(file.Family.Draw(random, width, height), file.Format);
        return file.Picture.Kind == DrawnKind.Truncated ? bytes[..(bytes.Length * 3 / 5)] : bytes;
    }

    /// <summary>A file is whole or not there: it gets its name when its last byte is written.</summary>
    private static async Task WriteWhole(string path, byte[] bytes, CancellationToken cancellation)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(path)!, UnfinishedPrefix + Path.GetFileName(path));
        await File.WriteAllBytesAsync(unfinished, bytes, cancellation).ConfigureAwait(false);
        File.Move(unfinished, path, overwrite: true);
    }
}
