namespace Akin.Cli.Commands.Ledger;

/// <summary>One input as <c>akin ledger --json</c> prints it.</summary>
/// <param name="Id">Its number in the workspace.</param>
/// <param name="Source">Where it is, absolute.</param>
/// <param name="State">Its one state.</param>
/// <param name="Reason">Why; empty when there is nothing to say.</param>
/// <param name="Width">Stored width in pixels; 0 when unknown.</param>
/// <param name="Height">Stored height in pixels; 0 when unknown.</param>
/// <param name="Format">The format's usual name; empty when none is known.</param>
/// <param name="Orientation">EXIF orientation, 1 … 8.</param>
/// <param name="Collection">The collection it belongs to; empty for none.</param>
internal sealed record LedgerEntry(
    long Id, string Source, string State, string Reason, int Width, int Height, string Format, int Orientation,
    string Collection)
{
    /// <summary>The edit that dropped it; none when it is in.</summary>
    public long? DroppedBy { get; init; }
}
