using Akin.Duplicates;
using Akin.Duplicates.Hashing;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;

namespace Akin.Workspace.Cleaning;

/// <summary>
/// Looks for the duplicates among the pictures of a workspace and writes the plan of what could go. No picture is
/// touched. Each picture is decoded once for its signature, which stays in <c>duplicates/signatures.bin</c>.
/// </summary>
public static class DuplicateStage
{
    private const string SignatureFileName = "signatures.bin";
    private const int PicturesAtOnce = 256;

    /// <summary>Runs the stage.</summary>
    /// <param name="workspace">Opened for writing, indexed; with features for the same scene.</param>
    /// <param name="options">How to look.</param>
    /// <param name="decoder">Decodes the pictures.</param>
    /// <param name="features">The features to find the same scene by; none below that level.</param>
    /// <param name="progress">Told of each pass.</param>
    /// <param name="cancellation">Stops between two pictures; the signatures that are made stay.</param>
    public static DuplicatePlan Run(
        AkinWorkspace workspace, DuplicateOptions options, PictureDecoder decoder, FeatureStore? features = null,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var inputs = DuplicateInputs.Of(workspace);
        var plan = new PlanDraft(inputs.Pictures, options.Keep);
        plan.TakeSameBytes(inputs.LinkTargets);
        DuplicateEstimate? estimate = null;
        if (options.Level >= DuplicateKind.Picture)
        {
            using var file = new SignatureFile(Path.Join(PlanFiles.FolderOf(workspace), SignatureFileName));
            var signed = Sign(file, plan, decoder, options, progress, cancellation);
            (var members, estimate) = SamePictures.Find(
                signed, file.Of(signed.Select(picture => picture.Id)), decoder, options, progress, cancellation);
            plan.Take(DuplicateKind.Picture, signed, members);
            workspace.Catalogue.InTransaction(() => workspace.Catalogue.Pictures.SetStates(
                from each in plan.Unreadable
                join picture in inputs.Pictures on each.Picture.Fingerprint equals picture.Fingerprint
                select (picture.Id, each.State, each.Reason)));
        }

        SceneThreshold? scene = null;
        if (options.Level >= DuplicateKind.Scene && features is not null)
        {
            var with = plan.Left()
                .Where(picture => features.Contains(picture.Id) && !plan.Paged.Contains(picture.Id)).ToArray();
            using var rows = features.LoadRows([.. with.Select(picture => picture.Id)], options.MemoryBytes);
            using var space = rows is Matrix matrix
                ? SceneSpace.InMemory(matrix)
                : SceneSpace.Streamed(rows, options, cancellation);
            (var members, scene) = SameScenes.Find(with, space, options, progress, cancellation);
            plan.Take(DuplicateKind.Scene, with, members);
        }

        return new()
        {
            Level = options.Level,
            Pictures = plan.Pictures,
            Groups = plan.Groups(),
            Unreadable = plan.Unreadable.Count,
            Paged = plan.Paged.Count,
            Links = inputs.Links,
            LinkTargets = inputs.LinkTargets,
            Estimate = estimate,
            Scene = scene,
            HasClusters = inputs.HasClusters,
        };
    }

    /// <summary>
    /// Makes the signatures of all pictures that are left, and gives those that have one: what cannot be decoded is out
    /// of the comparison.
    /// </summary>
    private static IReadOnlyList<DuplicatePicture> Sign(
        SignatureFile file, PlanDraft plan, PictureDecoder decoder, DuplicateOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var missing = plan.Left().Where(picture => !file.Contains(picture.Id)).ToArray();
        for (var start = 0; start < missing.Length; start += PicturesAtOnce)
        {
            var batch = missing.AsMemory(start, Math.Min(PicturesAtOnce, missing.Length - start));
            var made = ChunkedWork.Map(
                batch.Length, 1, options.Threads, (i, _, _) => Read(decoder, batch.Span[i]), cancellation);
            for (var i = 0; i < made.Length; i++)
            {
                if (made[i].Signature is { } signature)
                {
                    file.Add(batch.Span[i].Id, signature, made[i].Taken);
                }
                else if (made[i].Fault is { } fault)
                {
                    plan.Refuse(batch.Span[i], fault.State, fault.Reason);
                }
                else
                {
                    plan.Paged.Add(batch.Span[i].Id);
                }
            }

            file.Flush();
            progress?.Report(new("reading pictures", start + batch.Length, missing.Length, "pictures"));
        }

        plan.Describe(picture => file.Find(picture.Id) is { } found
            ? picture with
            {
                Sharpness = found.Signature.SharpnessForItsContrast,
                Taken = found.Taken,
            }
            : picture);
        return [.. plan.Left().Where(picture => file.Contains(picture.Id))];
    }

    /// <summary>The signature of a picture; neither that nor a fault for a file of several pages.</summary>
    private static (PictureSignature? Signature, long? Taken, (PictureState State, string Reason)? Fault) Read(
        PictureDecoder decoder, DuplicatePicture picture)
    {
        try
        {
            var bytes = picture.Content.ReadAll();
            var (outcome, image) = decoder.DecodeInside(
                bytes, PictureSignature.DecodedSide, PictureSignature.DecodedSide);
            return image is null ? (null, null, (outcome.State, outcome.Reason))
                : decoder.CountPages(bytes) > 1 ? (null, null, null)
                : (PictureSignature.Of(image), PictureTime.Read(bytes), null);
        }
        catch (Exception error) when (PictureFaultException.Of(error) is not null)
        {
            return (null, null, PictureFaultException.Of(error));
        }
    }
}
