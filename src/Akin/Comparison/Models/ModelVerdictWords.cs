using System.Globalization;
using Akin.Numerics;

namespace Akin.Comparison.Models;

/// <summary>The verdict on models in sentences for a person.</summary>
internal sealed class ModelVerdictWords(IReadOnlyList<ModelScore> models, ModelComparisonOptions options)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string TooFew(int rows) =>
        $"{Counted.Of(rows, "picture")} {(rows == 1 ? "is" : "are")} too few, or too much alike, to tell which model "
        + "groups them better.";

    public static string TooFewLabels(int labelled, int least) =>
        $"{Counted.Of(labelled, "picture")} with a label {(labelled == 1 ? "is" : "are")} too few to tell which model "
        + $"groups them better: at least {least} are needed. Without labels what models find can be compared.";

    public static string NoneAgrees() =>
        "No model's groups agree with the labels more than chance does: nothing tells here which is better.";

    public static string NoGroups() =>
        "No model finds clear groups among these pictures: nothing tells here which is better.";

    public string Contradiction((int Groups, int Neighbours) for_) =>
        $"It depends: the groups of {Name(for_.Groups)} agree better with the labels, the neighbours of "
        + $"{Name(for_.Neighbours)} do.";

    public string NoDifference(int best, int next) =>
        $"{Name(best)} and {Name(next)} group these pictures about equally well: what lies between them can be chance.";

    public string Better(int better, int worse, Sureness sureness, bool byLabels) =>
        $"{Name(better)} groups these pictures better than {(models.Count == 2 ? Name(worse) : "the others")}. That is "
        + (sureness == Sureness.Very ? "very sure" : "fairly sure")
        + (byLabels ? $", by agreement with {options.LabelSource}." : ".");

    /// <summary>What is certain though no model is better than all others.</summary>
    public string Apart(IEnumerable<(int Better, int Worse)> pairs)
    {
        var known = pairs.Select(pair => $"{Name(pair.Better)} is better than {Name(pair.Worse)}");
        return $"For all that, {string.Join(", ", known)}.";
    }

    /// <summary>Each model is behind another.</summary>
    public static string Circle() => "It depends: no model groups these pictures better than all others.";

    /// <summary>What labels say.</summary>
    public IReadOnlyList<string> Labels(int one, int other, ModelPair pair)
    {
        var (a, b) = (models[one], models[other]);
        List<string> reasons =
        [
            string.Create(
                Culture,
                $"At {a.Common.K} groups those of {a.Name} agree with the labels by NMI {a.Common.Nmi:0.000} and "
                + $"adjusted Rand {a.Common.AdjustedRand:0.000}, those of {b.Name} by {b.Common.Nmi:0.000} and ")
                + string.Create(Culture, $"{b.Common.AdjustedRand:0.000}{Chance(pair.Nmis, "NMI on halves")}."),
            string.Create(
                Culture,
                $"Of a picture's nearest neighbours with a label {100 * (a.NeighbourAgreement ?? 0):0.0} % have its ")
                + string.Create(
                    Culture, $"own with {a.Name}, {100 * (b.NeighbourAgreement ?? 0):0.0} % with {b.Name}")
                + $"{Chance(pair.Neighbours, "")}.",
        ];
        if (models[0].Common.HalfStability is not null)
        {
            reasons.Add(Stability(one, other));
        }

        return reasons;
    }

    /// <summary>What is said without labels, and what that is worth.</summary>
    public IReadOnlyList<string> Evidence(int one, int other, ModelPair pair, int rows)
    {
        var (a, b) = (models[one], models[other]);
        var (at, bt) = options.K is null ? (a.Own, b.Own) : (a.Common, b.Common);
        List<string> reasons =
        [
            string.Create(
                Culture,
                $"Evidence for groups beyond a cloud of the same shape: {a.Name} {at.Evidence ?? 0:0.00} nats at "
                + $"{at.K} groups, {b.Name} {bt.Evidence ?? 0:0.00} at {bt.K}{Chance(pair.Evidence, "")}."),
            Stability(one, other),
            "There are no labels: stable, separate groups are better founded, but whether they are what you mean by "
                + "alike, the neighbours side by side show. Collections or --against would tell more.",
        ];
        if (rows < 100)
        {
            reasons.Add($"{Counted.Of(rows, "picture")} are few for this.");
        }

        return reasons;
    }

    private string Stability(int one, int other) => string.Create(
        Culture,
        $"Two halves of the pictures give the same {models[one].Common.K} groups by "
        + $"{models[one].Common.HalfStability ?? 0:0.00} with {models[one].Name}, by "
        + $"{models[other].Common.HalfStability ?? 0:0.00} with {models[other].Name} (adjusted Rand, 1 is wholly).");

    private static string Chance(PairedDifference? difference, string what) => difference is { } known
        ? string.Create(
            Culture,
            $" ({(what.Length > 0 ? what + ": " : "")}difference {known.Mean:+0.000;-0.000;0.000}, standard error "
            + $"{known.Error:0.000})")
        : "";

    private string Name(int model) => models[model].Name;
}
