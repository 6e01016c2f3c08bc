namespace Akin.Workspace;

/// <summary>One file of features that was written in full.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Pictures">The picture of each row.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="Modified">
/// The time of the file's last change, in ticks of UTC: when it differs, the checksum decides.
/// </param>
/// <param name="Sha256">The checksum of the whole file, in hexadecimal.</param>
/// <param name="Saturated">Values that were too large for the file's type and are kept as its largest.</param>
public sealed record FeatureShard(
    int Number, IReadOnlyList<long> Pictures, long Bytes, long Modified, string Sha256, long Saturated = 0)
{
    /// <summary>The file's name within its folder.</summary>
    public string FileName => $"shard-{Number:D5}.npy";
}
