namespace Akin.Rendering.Sheets;

/// <summary>Which pictures of a group a sheet shows.</summary>
public enum SheetPick
{
    /// <summary>Those nearest to the group's centre, the nearest first.</summary>
    Nearest,

    /// <summary>Those farthest from the group's centre, the farthest first.</summary>
    Farthest,

    /// <summary>The first in the order of the pictures.</summary>
    First,

    /// <summary>Any, drawn by the seed; a larger number goes on with the same ones.</summary>
    Random,
}
