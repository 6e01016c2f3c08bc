using System.Globalization;
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
    /// <summary>Ready pictures that a person has dropped.</summary>
    public int Dropped { get; init; }

    /// <summary>Addresses of lists that are longer than may be.</summary>
    public int LongAddresses { get; init; }

    /// <summary>What is to be said of addresses that were left out; none where none were.</summary>
    /// <param name="maxAddress">Characters of the longest that is fetched.</param>
    public string? LongAddressNote(int? maxAddress) => maxAddress is null || LongAddresses == 0 ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{LongAddresses:N0} {(LongAddresses == 1 ? "address" : "addresses")} of more than {maxAddress:N0} "
            + $"characters left out; --max-address N takes longer ones, --max-address none all.");

    /// <summary>Counts inputs, each looked at once.</summary>
    public static LedgerCounts Of(IEnumerable<PictureRecord> inputs)
    {
        var (pictures, ready, failed, duplicates, dropped, tooLong) = (0, 0, 0, 0, 0, 0);
        foreach (var input in inputs)
        {
            var isReady = input.State == PictureState.Ready;
            pictures += input.State
                is PictureState.Missing or PictureState.Skipped or PictureState.DuplicateAddress ? 0 : 1;
            ready += isReady ? 1 : 0;
            failed += input.State.IsFailure() ? 1 : 0;
            duplicates += isReady && input.DuplicateOf is not null ? 1 : 0;
            dropped += isReady && input.DroppedBy is not null ? 1 : 0;
            tooLong += input.IsLongAddress ? 1 : 0;
        }

        return new(pictures, ready, failed, duplicates) { Dropped = dropped, LongAddresses = tooLong };
    }

    /// <summary>The exit code of a verb that has done its work on these inputs.</summary>
    public int ExitCode => Failed > 0 ? Cli.ExitCode.SomeInputsFailed : Cli.ExitCode.Done;
}
