namespace Akin.Cli.Commands.Dedup;

/// <summary>What <c>akin dedup --apply --json</c> and <c>akin dedup --undo --json</c> print.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Done">Files acted on now.</param>
/// <param name="Before">Files that an earlier call had done.</param>
/// <param name="SameFile">Names of the file that stays, which a hard link need not make any more.</param>
/// <param name="Earlier">Files that plans applied before the one taken back have taken away, not back yet.</param>
/// <param name="Bytes">Bytes of the files acted on now.</param>
/// <param name="Left">Files left as they are.</param>
internal sealed record ApplySummary(
    string Workspace, int Done, int Before, int SameFile, int Earlier, long Bytes,
    IReadOnlyList<LeftFile> Left);
