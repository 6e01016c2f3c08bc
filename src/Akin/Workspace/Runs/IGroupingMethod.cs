using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>One way of grouping: all that commands and runs have to know of it.</summary>
internal interface IGroupingMethod
{
    /// <summary>Which it is.</summary>
    GroupingMethod Method { get; }

    /// <summary>Its word on the command line and in files.</summary>
    string Name { get; }

    /// <summary>Groups points; scores are added by <see cref="Grouping.Find"/>.</summary>
    Grouping Find(
        Matrix points, GroupingOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation);

    /// <summary>Why the memory allowed has no room for so many points; none when it has.</summary>
    string? WhyNot(int rows, int columns, GroupingOptions options) => null;

    /// <summary>The choices that matter to this method, by the names of their options.</summary>
    IEnumerable<KeyValuePair<string, string>> Parameters(GroupingOptions options);

    /// <summary>The options that such choices stand for; what is not said is the default.</summary>
    GroupingOptions Read(ParameterText parameters);
}
