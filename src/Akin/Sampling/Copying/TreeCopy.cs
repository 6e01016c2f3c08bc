using Akin.Intake;
using Akin.Native.Files;
using Akin.Numerics;

namespace Akin.Sampling.Copying;

/// <summary>
/// Carries out a <see cref="CopyPlan"/>. A copy is made under another name and renamed when it is whole, so that
/// whenever it is interrupted the tree has whole files only; the same plan made and run again goes on. Sources are only
/// read. Copies keep their times.
/// </summary>
public static class TreeCopy
{
    /// <summary>The folder in the tree where files are while they are not whole; gone at the end.</summary>
    public const string PartFolder = ".akin-partial";

    private const string Part = "copy.part";

    /// <summary>Copies or links.</summary>
    /// <param name="plan">What goes where.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Stops between files; what is there stays.</param>
    /// <returns>The steps as they went: files that could no longer be read have failed.</returns>
    /// <exception cref="IOException">The tree cannot be written: no room, no right, no such link.</exception>
    public static IReadOnlyList<CopyStep> Run(
        CopyPlan plan, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(plan, Copy, progress, cancellation);

    /// <summary>The same with another way to copy a picture to a path.</summary>
    internal static IReadOnlyList<CopyStep> Run(
        CopyPlan plan, Action<PictureContent, string> copy, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var parts = Path.Join(plan.Folder, PartFolder);
        var done = new List<CopyStep>(plan.Steps.Count);
        try
        {
            // What an interrupted copying left takes room.
            Remove(parts);
            Require(plan);
            Directory.CreateDirectory(parts);
            foreach (var step in plan.Steps)
            {
                cancellation.ThrowIfCancellationRequested();
                done.Add(step.State == CopyState.Copied ? Do(step, plan.Link, Path.Join(parts, Part), copy) : step);
                progress?.Report(new StageProgress("copying", done.Count, plan.Steps.Count, "pictures"));
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not TreeCopyException)
        {
            throw new TreeCopyException(
                DiskFull.Is(e) ? Full(plan, done) : $"{plan.Folder} cannot be written: {e.Message}", e);
        }
        finally
        {
            Leave(parts);
        }

        return done;
    }

    /// <summary>Refuses what the disk has no room for, before the first file.</summary>
    private static void Require(CopyPlan plan)
    {
        var needed = plan.NeededBytes;
        if (plan.FreeBytes is { } free && needed > free)
        {
            var links = plan.Link != CopyLink.None;
            var rest = Counted.Bytes(needed - plan.Bytes);
            var (room, most) = (Counted.Bytes(free), Counted.Bytes(needed));
            if (room == most)
            {
                (room, most) = (Counted.Of(free, "byte"), Counted.Of(needed, "byte"));
            }

            throw new TreeCopyException(
                $"{plan.Folder} has room for {room} and up to {most} are "
                + $"needed, {Counted.Bytes(plan.Bytes)} for copies and {rest} for the rest; "
                + $"nothing was {(links ? "linked" : "copied")}. Pick fewer, make room, or "
                + $"{(links ? "take another disk" : "link")}.");
        }
    }

    private static string Full(CopyPlan plan, List<CopyStep> done)
    {
        var all = Counted.Of(plan.Steps.Count, "picture");
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"the disk of {plan.Folder} is full: {done.Count:N0} of {all} are there, each whole; make room, and the "
            + $"same command goes on from here.");
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Leaves no half of a file; what cannot be removed now is so by the next copying.</summary>
    private static void Leave(string parts)
    {
        try
        {
            Remove(parts);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Why the tree cannot be written was said, or is by who writes there next.
        }
    }

    private static CopyStep Do(
        CopyStep step, CopyLink link, string part, Action<PictureContent, string> copy)
    {
        var (source, destination) = (step.Item.Content, step.Destination);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
            switch (link)
            {
                case not CopyLink.None when source.OwnPath is null:
                    return step with
                    {
                        Destination = "",
                        State = CopyState.Failed,
                        Fault = "it is in an archive, to which no link can lead",
                    };
                case CopyLink.Hard:
                    // A second name of a link would lead elsewhere from its new place.
                    HardLink.Create(destination, RealPath.Of(source.OwnPath) ?? source.OwnPath);
                    break;
                case CopyLink.Symbolic:
                    File.CreateSymbolicLink(destination, source.OwnPath!);
                    break;
                default:
                    copy(source, part);
                    File.Move(part, destination, overwrite: false);
                    break;
            }

            return step;
        }
        catch (Exception e) when (e is UnauthorizedAccessException || (e is IOException && !DiskFull.Is(e)))
        {
            if (Unreadable(source) is { } fault)
            {
                File.Delete(part);
                return step with { Destination = "", State = CopyState.Failed, Fault = fault };
            }

            throw new TreeCopyException(
                $"{destination} cannot be written: {e.Message}; when that is mended the same command goes on.", e);
        }
    }

    private static void Copy(PictureContent source, string part)
    {
        // Permissions come along, so an older part may not be writable; removing it always works.
        File.Delete(part);
        if (source.OwnPath is { } path)
        {
            File.Copy(path, part);
        }
        else
        {
            using var bytes = source.Open(long.MaxValue);
            using var copy = new FileStream(part, FileMode.CreateNew, FileAccess.Write);
            bytes.CopyTo(copy);
        }

        if (source.Changed is { } changed && File.GetLastWriteTimeUtc(part) != changed)
        {
            File.SetLastWriteTimeUtc(part, changed);
        }

        if (source.OwnPath is { } own && (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()))
        {
            File.SetCreationTimeUtc(part, File.GetCreationTimeUtc(own));
        }
    }

    /// <summary>Why a file cannot be read; none when it can.</summary>
    private static string? Unreadable(PictureContent source)
    {
        try
        {
            using var bytes = source.Open(long.MaxValue);
            bytes.CopyTo(Stream.Null);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be read: {e.Message}";
        }
    }
}
