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
    private const int LeastLabels = 10;
    private const int FewLabels = 30;

    // Adjusted for chance: below this, groups tell hardly anything of the labels.
    private const double LeastAgreement = 0.02;

    /// <summary>Judges.</summary>
    /// <param name="models">The models.</param>
    /// <param name="pairs">Each two of them.</param>
    /// <param name="rows">Rows that were compared.</param>
    /// <param name="labelled">Those with a label.</param>
    /// <param name="options">As they were compared.</param>
    internal static ModelVerdict Of(
        IReadOnlyList<ModelScore> models, IReadOnlyList<ModelPair> pairs, int rows, int labelled,
        ModelComparisonOptions options)
    {
        var words = new ModelVerdictWords(models, options);
        if (models.All(model => model.Common.HalfStability is null && model.Own.HalfStability is null))
        {
            return new(null, Sureness.None, ModelVerdictWords.TooFew(rows), []);
        }

        if (models[0].Common.Nmi is null)
        {
            return WithoutLabels(models, pairs, rows, options, words);
        }

        return labelled >= LeastLabels ? WithLabels(models, pairs, labelled, words)
            : new(null, Sureness.None, ModelVerdictWords.TooFewLabels(labelled, LeastLabels), []);
    }

    /// <summary>Groups and neighbours vote, for each two models.</summary>
    private static ModelVerdict WithLabels(
        IReadOnlyList<ModelScore> models, IReadOnlyList<ModelPair> pairs, int labelled, ModelVerdictWords words)
    {
        var ranking = new ModelRanking(pairs, pair => Agrees(models, pair) && !Contradicts(pair) ? Strongest(pair) : 0);
        if (ranking.First(BeyondChance) is { } best)
        {
            var far = new ModelRanking(pairs, pair => BothSay(pair) ? Strongest(pair) : 0);
            var sureness = labelled >= FewLabels && far.First(FarBeyondChance) == best
                ? Sureness.Very : Sureness.Fairly;
            var next = ranking.Others(best).First();
            return new(
                best, sureness, words.Better(best, next, sureness, byLabels: true),
                words.Labels(best, next, Between(pairs, best, next)));
        }

        return Undecided(
            models.Count, pairs, ranking, model => models[model].Common.Nmi ?? 0, words,
            (one, other, pair) => words.Labels(one, other, pair),
            pair => !pairs.Any(each => Agrees(models, each)) ? ModelVerdictWords.NoneAgrees()
                : Contradicts(pair) ? words.Contradiction(pair.Nmis?.Z > 0 ? (pair.A, pair.B) : (pair.B, pair.A))
                : words.NoDifference(pair.A, pair.B));
    }

    /// <summary>Without labels groups are only better founded, not better: never more than fairly sure.</summary>
    private static ModelVerdict WithoutLabels(
        IReadOnlyList<ModelScore> models, IReadOnlyList<ModelPair> pairs, int rows, ModelComparisonOptions options,
        ModelVerdictWords words)
    {
        var clear = models.Any(model => model.ClearGroups);
        var ranking = new ModelRanking(pairs, pair => clear ? pair.Evidence?.Z ?? 0 : 0);
        if (ranking.First(BeyondChance) is { } best)
        {
            var next = ranking.Others(best).First();
            return new(
                best, Sureness.Fairly, words.Better(best, next, Sureness.Fairly, byLabels: false),
                words.Evidence(best, next, Between(pairs, best, next), rows));
        }

        return Undecided(
            models.Count, pairs, ranking, model => EvidenceOf(models[model], options), words,
            (one, other, pair) => words.Evidence(one, other, pair, rows),
            pair => clear ? words.NoDifference(pair.A, pair.B) : ModelVerdictWords.NoGroups());
    }

    /// <summary>
    /// No model is better than all others: speaks of the best two that cannot be told apart, and of those that can.
    /// </summary>
    private static ModelVerdict Undecided(
        int models, IReadOnlyList<ModelPair> pairs, ModelRanking ranking, Func<int, double> value,
        ModelVerdictWords words, Func<int, int, ModelPair, IReadOnlyList<string>> reasons,
        Func<ModelPair, string> sentence)
    {
        (int Better, int Worse)[] apart = [.. ranking.Apart(BeyondChance)];
        int[] order = [.. Enumerable.Range(0, models)
            .OrderBy(model => apart.Any(pair => pair.Worse == model)).ThenByDescending(value)];
        var even = (
            from one in Enumerable.Range(0, models)
            from other in Enumerable.Range(one + 1, models - one - 1)
            where !apart.Any(pair => pair == (order[one], order[other]) || pair == (order[other], order[one]))
            orderby other, one
            select Between(pairs, order[one], order[other])).FirstOrDefault();
        var shown = even ?? Between(pairs, order[0], order[1]);
        return new(
            null, Sureness.None, even is null ? ModelVerdictWords.Circle() : sentence(even),
            [.. reasons(shown.A, shown.B, shown), .. apart.Length > 0 ? [words.Apart(apart)] : (string[])[]]);
    }

    private static bool Contradicts(ModelPair pair) => Weakest(pair) >= BeyondChance && !IsOneWay(pair);

    private static bool BothSay(ModelPair pair) => Weakest(pair) >= BeyondChance && IsOneWay(pair);

    private static bool IsOneWay(ModelPair pair) => (pair.Nmis?.Z ?? 0) * (pair.Neighbours?.Z ?? 0) > 0;

    private static double Weakest(ModelPair pair) =>
        Math.Min(Math.Abs(pair.Nmis?.Z ?? 0), Math.Abs(pair.Neighbours?.Z ?? 0));

    private static double Strongest(ModelPair pair) => (pair.Nmis?.Z ?? 0, pair.Neighbours?.Z ?? 0) switch
    {
        var (groups, near) => Math.Abs(groups) >= Math.Abs(near) ? groups : near,
    };

    /// <summary>Whether one of two models has to do with the labels at all.</summary>
    private static bool Agrees(IReadOnlyList<ModelScore> models, ModelPair pair) =>
        Math.Max(models[pair.A].Common.AdjustedRand ?? 0, models[pair.B].Common.AdjustedRand ?? 0) >= LeastAgreement
        || Math.Abs(pair.Neighbours?.Z ?? 0) >= BeyondChance;

    /// <summary>The evidence that models are ranked by where there are no labels.</summary>
    internal static double EvidenceOf(ModelScore model, ModelComparisonOptions options) =>
        (options.K is null ? model.Own : model.Common).Evidence ?? 0;

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
