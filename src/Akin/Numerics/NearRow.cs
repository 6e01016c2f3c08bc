namespace Akin.Numerics;

/// <summary>A row of a tile that holds a value within a limit; bit p stands for the panel's point p.</summary>
/// <param name="Row">The row of the tile.</param>
/// <param name="ForRow">Where the value is within the row's own limit.</param>
/// <param name="ForPoints">Where the value is within the limit of the panel's point.</param>
internal readonly record struct NearRow(int Row, uint ForRow, uint ForPoints);
