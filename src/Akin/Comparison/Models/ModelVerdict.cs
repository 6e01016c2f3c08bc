namespace Akin.Comparison.Models;

/// <summary>Which model groups the pictures better, and how sure that is.</summary>
/// <param name="Better">Number of that model; <see langword="null"/> where it cannot be told.</param>
/// <param name="Sureness">How sure it is.</param>
/// <param name="Sentence">The verdict for a person to read.</param>
/// <param name="Reasons">What it stands on, and what limits it, a sentence each.</param>
public sealed record ModelVerdict(int? Better, Sureness Sureness, string Sentence, IReadOnlyList<string> Reasons)
{
    private const double BeyondChance = 2;
    private const double FarBeyondChance = 3;
    private const int FewRows = 30;

    // Adjusted for chance: below this, groups tell hardly anything of the labels.
    private const double LeastAgreement = 0.02;

    /// <summary>Judges.</summary>
    /// <param name="models">The models.</param>
    /// <param name="pairs">Each two of them.</param>
    /// <param name="rows">Rows that were compared.</param>
    /// <param name="options">As they were compared.</param>
    internal static ModelVerdict Of(
        IReadOnlyList<ModelScore> models, IReadOnlyList<ModelPair> pairs, int rows, ModelComparisonOptions options)
    {
        var words = new ModelVerdictWords(models, options);
        if (models.All(model => model.Common.HalfStability is null && model.Own.HalfStability is null))
        {
            return new(null, Sureness.None, ModelVerdictWords.TooFew(rows), []);
        }

        return models[0].Common.Nmi is null ? WithoutLabels(models, pairs, rows, options, words)
            : WithLabels(models, pairs, rows, words);
    }

    /// <summary>Groups and neighbours vote: for the two models that agree most with the labels.</summary>
    private static ModelVerdict WithLabels(
        IReadOnlyList<ModelScore> models, IReadOnlyList<ModelPair> pairs, int rows, ModelVerdictWords words)
    {
        var (best, next) = TwoBest(models, model => model.Common.Nmi ?? 0);
        var pair = Between(pairs, best, next);
        var (groups, near) = (pair.Nmis?.Z ?? 0, pair.Neighbours?.Z ?? 0);
        if (Math.Max(models[best].Common.AdjustedRand ?? 0, models[next].Common.AdjustedRand ?? 0) < LeastAgreement
            && Math.Abs(near) < BeyondChance)
        {
            return new(null, Sureness.None, ModelVerdictWords.NoneAgrees(), words.Labels(best, next, pair));
        }

        if (Math.Min(Math.Abs(groups), Math.Abs(near)) >= BeyondChance && groups * near < 0)
        {
            return new(
                null, Sureness.None, words.Contradiction(groups > 0 ? (best, next) : (next, best)),
                words.Labels(best, next, pair));
        }

        var strongest = Math.Abs(groups) >= Math.Abs(near) ? groups : near;
        if (Math.Abs(strongest) < BeyondChance)
        {
            return new(null, Sureness.None, words.NoDifference(best, next), words.Labels(best, next, pair));
        }

        var (better, worse) = strongest > 0 ? (best, next) : (next, best);
        var isVery = rows >= FewRows && groups * near > 0
            && Math.Min(Math.Abs(groups), Math.Abs(near)) >= BeyondChance && Math.Abs(strongest) >= FarBeyondChance;
        var sureness = isVery ? Sureness.Very : Sureness.Fairly;
        return new(better, sureness, words.Better(better, worse, sureness), words.Labels(better, worse,
            better == best ? pair : Turned(pair)));
    }

    /// <summary>Without labels groups are only better founded, not better: never more than fairly sure.</summary>
    private static ModelVerdict WithoutLabels(
        IReadOnlyList<ModelScore> models, IReadOnlyList<ModelPair> pairs, int rows, ModelComparisonOptions options,
        ModelVerdictWords words)
    {
        var (best, next) = TwoBest(models, model => EvidenceOf(model, options));
        var pair = Between(pairs, best, next);
        if (models.All(model => !model.ClearGroups))
        {
            return new(null, Sureness.None, ModelVerdictWords.NoGroups(), words.Evidence(best, next, pair, rows));
        }

        return pair.Evidence?.Z >= BeyondChance
            ? new(
                best, Sureness.Fairly, words.Better(best, next, Sureness.Fairly),
                words.Evidence(best, next, pair, rows))
            : new(null, Sureness.None, words.NoDifference(best, next), words.Evidence(best, next, pair, rows));
    }

    /// <summary>The evidence that models are ranked by where there are no labels.</summary>
    internal static double EvidenceOf(ModelScore model, ModelComparisonOptions options) =>
        (options.K is null ? model.Own : model.Common).Evidence ?? 0;

    private static (int Best, int Next) TwoBest(IReadOnlyList<ModelScore> models, Func<ModelScore, double> value)
    {
        int[] order = [.. Enumerable.Range(0, models.Count).OrderByDescending(i => value(models[i])).ThenBy(i => i)];
        return (order[0], order[1]);
    }

    /// <summary>The pair as seen from its better side.</summary>
    private static ModelPair Between(IReadOnlyList<ModelPair> pairs, int best, int next) =>
        pairs.FirstOrDefault(pair => pair.A == best && pair.B == next)
        ?? Turned(pairs.First(pair => pair.A == next && pair.B == best));

    private static ModelPair Turned(ModelPair pair) => pair with
    {
        A = pair.B,
        B = pair.A,
        Evidence = Turned(pair.Evidence),
        Nmis = Turned(pair.Nmis),
        Neighbours = Turned(pair.Neighbours),
    };

    private static PairedDifference? Turned(PairedDifference? difference) =>
        difference is { } known ? known with { Mean = -known.Mean } : null;
}
