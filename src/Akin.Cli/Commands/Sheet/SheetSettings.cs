using Akin.Rendering.Sheets;

namespace Akin.Cli.Commands.Sheet;

/// <summary>Where a sheet goes, and what is on it.</summary>
/// <param name="Out">The file, absolute; in the folder of the run when none is named.</param>
/// <param name="Options">What is shown, and how.</param>
internal sealed record SheetSettings(string? Out, SheetOptions Options);
