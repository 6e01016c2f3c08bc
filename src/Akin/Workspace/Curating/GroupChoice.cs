namespace Akin.Workspace.Curating;

/// <summary>Groups that a person named by their numbers, as they were shown last.</summary>
/// <param name="Numbers">The numbers, in the order given, each once; −1 for the pictures in no group.</param>
/// <param name="Pictures">The ids of their pictures that are in, rising.</param>
/// <param name="Run">The run that showed them.</param>
/// <param name="Total">Pictures that are in any group or in none, those of these groups among them.</param>
public sealed record GroupChoice(IReadOnlyList<int> Numbers, IReadOnlyList<long> Pictures, string Run, int Total)
{
    /// <summary>Finds the pictures of groups.</summary>
    /// <param name="groups">The groups there are.</param>
    /// <param name="numbers">Those that are meant.</param>
    /// <exception cref="ArgumentException">One of them is not there, or no run has shown these groups.</exception>
    public static GroupChoice Of(CurrentGroups groups, IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(numbers);
        var (labels, run) = groups.Shown();
        if (run is null)
        {
            throw new ArgumentException(
                "the groups that there are now were not shown yet, so that nobody knows their numbers; look at them "
                + "first, with akin sheet.");
        }

        int[] chosen = [.. numbers.Distinct()];
        int[] there = [.. labels.Values.Distinct().Order()];
        if (chosen.Except(there).ToArray() is [var missing, ..])
        {
            throw new ArgumentException(there.Length == 0
                ? "no picture is in a group; run akin cluster."
                : $"{(missing < 0 ? "every picture is in a group" : $"there is no group {missing}")}; there "
                    + $"{(there.Length == 1 ? "is" : "are")} {Ranges(there)}.");
        }

        return new(
            chosen, [.. labels.Where(each => chosen.Contains(each.Value)).Select(each => each.Key).Order()], run,
            labels.Count);
    }

    /// <summary>Rising numbers in words: <c>-1, 0 to 4, 6</c>.</summary>
    private static string Ranges(int[] numbers)
    {
        var parts = new List<string>();
        for (var start = 0; start < numbers.Length;)
        {
            var end = start;
            while (numbers[start] >= 0 && end + 1 < numbers.Length && numbers[end + 1] == numbers[end] + 1)
            {
                end++;
            }

            parts.Add(end - start < 2
                ? string.Join(", ", numbers[start..(end + 1)])
                : $"{numbers[start]} to {numbers[end]}");
            start = end + 1;
        }

        return string.Join(", ", parts);
    }
}
