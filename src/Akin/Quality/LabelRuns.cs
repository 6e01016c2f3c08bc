using System.Runtime.InteropServices;
using Akin.Numerics;

namespace Akin.Quality;

/// <summary>
/// Several labellings of the same points, arranged for one pass: points are ordered so that those which all labellings
/// treat alike stand together, and their distances are then summed once for all labellings.
/// </summary>
internal sealed unsafe class LabelRuns : IDisposable
{
    /// <summary>Rows in a block: no run goes over the border of one.</summary>
    public const int Block = 128;

    private readonly int[] _sizes;
    private readonly int[] _firstSlots;
    private readonly int* _offsets;
    private readonly bool[] _startsRun;

    /// <param name="labelings">Each n labels ≥ −1.</param>
    /// <param name="sorted">Whether to reorder the points; else they stay in the order of the rows.</param>
    public LabelRuns(IReadOnlyList<int[]> labelings, bool sorted = true)
    {
        Labelings = labelings.Count;
        Points = labelings[0].Length;
        _firstSlots = new int[Labelings + 1];
        Order = Enumerable.Range(0, Points).ToArray();
        if (sorted)
        {
            Array.Sort(Order, (a, b) => Compare(labelings, a, b));
        }

        var numbers = new Dictionary<int, int>[Labelings];
        for (var l = 0; l < Labelings; l++)
        {
            numbers[l] = Slots(labelings[l], _firstSlots[l]);
            _firstSlots[l + 1] = _firstSlots[l] + numbers[l].Count;
        }

        _sizes = new int[_firstSlots[^1]];
        _offsets = (int*)NativeMemory.Alloc((nuint)Points * (nuint)Labelings + 1, sizeof(int));
        for (var l = 0; l < Labelings; l++)
        {
            Fill(l, labelings[l], numbers[l]);
        }

        _startsRun = new bool[Points];
        for (var place = 0; place < Points; place++)
        {
            _startsRun[place] = place % Block == 0 || !SlotsAt(place).SequenceEqual(SlotsAt(place - 1));
        }
    }

    ~LabelRuns() => NativeMemory.Free(_offsets);

    public int Labelings { get; }

    public int Points { get; }

    /// <summary>
    /// Sums that are kept for each point: one for each cluster of each labelling, and one for its noise.
    /// </summary>
    public int SlotCount => _sizes.Length;

    /// <summary>The rows in the order of the pass.</summary>
    public int[] Order { get; }

    /// <summary>The slots of one labelling: its noise first, then its clusters.</summary>
    public Range SlotsOf(int labeling) => _firstSlots[labeling].._firstSlots[labeling + 1];

    /// <summary>The slot of the point at that place of the order.</summary>
    public int SlotOf(int place, int labeling) =>
        _offsets[((nint)place * Labelings) + labeling] / PointPanels.Width;

    /// <summary>Points in a slot.</summary>
    public int SizeOf(int slot) => _sizes[slot];

    /// <summary>Finds the runs of some places; what begins before the first of them is cut there.</summary>
    /// <param name="start">First place.</param>
    /// <param name="count">Number of places, within a <see cref="Block"/>.</param>
    /// <param name="lengths">Gets the length of each run.</param>
    /// <param name="targets">Gets the float offsets of each run's slots, one for each labelling.</param>
    /// <returns>Number of runs.</returns>
    public int RunsOf(int start, int count, int* lengths, int** targets)
    {
        var runs = 0;
        for (var place = start; place < start + count; place++)
        {
            if (place == start || _startsRun[place])
            {
                targets[runs] = _offsets + ((nint)place * Labelings);
                lengths[runs++] = 1;
            }
            else
            {
                lengths[runs - 1]++;
            }
        }

        return runs;
    }

    /// <summary>The slots of some places, each once, rising.</summary>
    public int[] SlotsOfPlaces(int start, int count)
    {
        var used = new bool[SlotCount];
        for (var place = start; place < start + count; place++)
        {
            if (place == start || _startsRun[place])
            {
                for (var l = 0; l < Labelings; l++)
                {
                    used[SlotOf(place, l)] = true;
                }
            }
        }

        return [.. Enumerable.Range(0, SlotCount).Where(slot => used[slot])];
    }

    public void Dispose()
    {
        NativeMemory.Free(_offsets);
        GC.SuppressFinalize(this);
    }

    /// <summary>The slot of each label that is used, and of noise.</summary>
    private static Dictionary<int, int> Slots(int[] labels, int first) =>
        labels.Append(-1).Distinct().Order().Select((label, i) => (label, slot: first + i))
            .ToDictionary(pair => pair.label, pair => pair.slot);

    private void Fill(int labeling, int[] labels, Dictionary<int, int> slots)
    {
        var (label, slot) = (int.MinValue, 0);
        for (var i = 0; i < Points; i++)
        {
            // Neighbours in the order mostly share their label.
            if (labels[Order[i]] != label)
            {
                label = labels[Order[i]];
                slot = slots[label];
            }

            _sizes[slot]++;
            _offsets[((nint)i * Labelings) + labeling] = slot * PointPanels.Width;
        }
    }

    private static int Compare(IReadOnlyList<int[]> labelings, int a, int b)
    {
        foreach (var labeling in labelings)
        {
            if (labeling[a] != labeling[b])
            {
                return labeling[a].CompareTo(labeling[b]);
            }
        }

        return a.CompareTo(b);
    }

    private ReadOnlySpan<int> SlotsAt(int place) => new(_offsets + ((nint)place * Labelings), Labelings);
}
