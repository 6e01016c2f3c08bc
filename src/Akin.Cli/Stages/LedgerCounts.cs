using Akin.Intake;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>How many inputs are in which state.</summary>
/// <param name="Pictures">Inputs that were meant to be pictures and are there: ready, pending and failed ones.</param>
/// <param name="Ready">With features, or fit for them.</param>
/// <param name="Failed">That yield no picture.</param>
/// <param name="Duplicates">Ready pictures whose bytes are those of an earlier one.</param>
internal sealed record LedgerCounts(int Pictures, int Ready, int Failed, int Duplicates)
{
    public static LedgerCounts Of(IReadOnlyList<PictureRecord> inputs) => new(
        inputs.Count(input => input.State
            is not (PictureState.Missing or PictureState.Skipped or PictureState.DuplicateAddress)),
        inputs.Count(input => input.State == PictureState.Ready),
        inputs.Count(input => input.State.IsFailure()),
        inputs.Count(input => input.State == PictureState.Ready && input.DuplicateOf is not null))
    {
        Dropped = inputs.Count(input => input.State == PictureState.Ready && input.DroppedBy is not null),
    };

    /// <summary>Ready pictures that a person has dropped.</summary>
    public int Dropped { get; init; }

    /// <summary>The exit code of a verb that has done its work on these inputs.</summary>
    public int ExitCode => Failed > 0 ? Cli.ExitCode.SomeInputsFailed : Cli.ExitCode.Done;
}
