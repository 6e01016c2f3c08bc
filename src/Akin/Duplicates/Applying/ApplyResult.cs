namespace Akin.Duplicates.Applying;

/// <summary>What came of applying a plan, or of taking it back.</summary>
/// <param name="Done">Files that were acted on now.</param>
/// <param name="Before">Files that an earlier call had done already.</param>
/// <param name="Bytes">Bytes of the files that were acted on now.</param>
/// <param name="Left">Files that were left as they are, each with its reason.</param>
public sealed record ApplyResult(
    int Done, int Before, long Bytes, IReadOnlyList<(string Path, string Reason)> Left)
{
    /// <summary>Names of the file that stays, to which a hard link would make them: they are that already.</summary>
    public int SameFile { get; init; }

    /// <summary>Files that were acted on by applications before the one taken back, and are not back yet.</summary>
    public int Earlier { get; init; }
}
