namespace Akin.Workspace.Runs;

/// <summary>Groups that a run is to have as they are: those of another run after a person's edits.</summary>
/// <param name="Key">A hash of where they come from: with the pictures that are in it stands for all labels.</param>
/// <param name="Base">The run that they began with.</param>
/// <param name="Labels">
/// The group of pictures by their ids: 0 … k − 1 by size, none of them empty among the pictures that are in; −1 for
/// no group. Pictures that are missing here are put to the group with the nearest centre.
/// </param>
/// <param name="Explanation">Where they come from, in a sentence.</param>
public sealed record GivenGroups(
    string Key, string Base, IReadOnlyDictionary<long, int> Labels, string Explanation)
{
    private const string Name = "groups";
    private const string BaseName = "base";

    /// <summary>What stands in place of a method in the parameters of a run that was given its groups.</summary>
    internal const string Method = "edited";

    /// <summary>The key of the groups that a run was given; <see langword="null"/> when it found its own.</summary>
    /// <param name="run">A finished run.</param>
    public static string? KeyOf(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Parameters.GetValueOrDefault(Name);
    }

    /// <summary>The run that the groups began with that a run was given; <see langword="null"/> for its own.</summary>
    /// <param name="run">A finished run.</param>
    public static string? BaseOf(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Parameters.GetValueOrDefault(BaseName);
    }

    /// <summary>What a run's parameters say of them.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Parameters => [new(Name, Key), new(BaseName, Base)];
}
