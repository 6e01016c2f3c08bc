using Akin.Autoencoder;
using Akin.Intake;

namespace Akin.Workspace.Training;

/// <summary>Some of the decoded pictures, in the order of their ids.</summary>
internal sealed class TrainingPictures(DecodedPictures decoded, IReadOnlyList<Fingerprint> fingerprints) : IPictureSet
{
    public int Count => fingerprints.Count;

    public IReadOnlyList<Fingerprint> Fingerprints => fingerprints;

    /// <summary>Those of some pictures that could be decoded.</summary>
    public static TrainingPictures Of(DecodedPictures decoded, IEnumerable<PictureRecord> pictures) =>
        new(decoded, [.. pictures.Select(picture => picture.Fingerprint!.Value).Where(decoded.Has)]);

    public void Read(int picture, Span<byte> rgb) => decoded.Read(fingerprints[picture], rgb);
}
