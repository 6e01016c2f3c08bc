using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Clustering;

namespace Akin.Cli.Stages;

/// <summary>The option that says what a number of clusters is chosen by.</summary>
internal static class KSymbols
{
    /// <summary>The option <c>--k-by</c>.</summary>
    /// <param name="use">What it is for, the beginning of its description.</param>
    public static Option<KCriterion> By(string use) => new("--k-by")
    {
        Description = $"{use}: the highest mean silhouette, the elbow of the inertia, the stability of the groups, or "
            + "the finest groups that are stable and separate. Default: combined.",
        HelpName = "silhouette|elbow|stability|combined",
        CustomParser = Values.Word(
            ("silhouette", KCriterion.Silhouette), ("elbow", KCriterion.Elbow), ("stability", KCriterion.Stability),
            ("combined", KCriterion.Combined)),
    };
}
