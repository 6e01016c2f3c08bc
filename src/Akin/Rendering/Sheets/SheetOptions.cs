namespace Akin.Rendering.Sheets;

/// <summary>What a contact sheet shows, and how.</summary>
public sealed record SheetOptions
{
    /// <summary>The longest side of a picture, in pixels, of a sheet that is a picture.</summary>
    public const int UsualSize = 160;

    /// <summary>The longest side of a picture, in pixels, of a sheet that is a page: pages are printed.</summary>
    public const int UsualPageSize = 320;

    /// <summary>Which pictures of a group come first. Default: the nearest to its centre.</summary>
    public SheetPick Pick { get; init; }

    /// <summary>Pictures of each group, ≥ 1; with <see cref="ByCollection"/> of each collection in it. Default: 16.
    /// </summary>
    public int Count { get; init; } = 16;

    /// <summary>Pictures beside each other, 1 … 100. Default: 8.</summary>
    public int Columns { get; init; } = 8;

    /// <summary>The longest side of a picture in pixels, 16 … 2048. Default: 160.</summary>
    public int Size { get; init; } = UsualSize;

    /// <summary>What stands below each picture. Default: the name of its file.</summary>
    public SheetCaption Caption { get; init; }

    /// <summary>Whether each collection has rows of its own in each group. Default: no.</summary>
    public bool ByCollection { get; init; }

    /// <summary>The groups to show, in this order; −1 are the pictures in no group. Default: all.</summary>
    public IReadOnlyList<int> Groups { get; init; } = [];

    /// <summary>What it is drawn on; <see langword="null"/>: light, and a page as its reader's system is.</summary>
    public Ground? Ground { get; init; }

    /// <summary>How a page is printed. Default: on its side.</summary>
    public SheetPaper Paper { get; init; }

    /// <summary>The same seed draws the same pictures. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads that make the pictures small, ≥ 1; the sheet is the same at any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses settings that cannot be met, all faults in one message.</summary>
    /// <exception cref="ArgumentException">Something is out of range.</exception>
    internal void Check()
    {
        var faults = new List<string>();
        Require(Count >= 1, $"Count is {Count}: at least 1 picture of each group is shown.");
        Require(Columns is >= 1 and <= 100, $"Columns is {Columns}: it must be 1 to 100.");
        Require(Size is >= 16 and <= 2048, $"Size is {Size}: it must be 16 to 2048 pixels.");
        Require(Threads >= 1, $"Threads is {Threads}: at least 1 is needed.");
        if (faults.Count > 0)
            throw new ArgumentException(string.Join(' ', faults));

        void Require(bool met, string fault)
        {
            if (!met)
                faults.Add(fault);
        }
    }
}
