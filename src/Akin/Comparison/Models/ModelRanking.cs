namespace Akin.Comparison.Models;

/// <summary>
/// Which of several models are ahead of which, corrected for how many are compared: the more there are, the further one
/// must be ahead by chance alone.
/// </summary>
/// <param name="pairs">Each two models.</param>
/// <param name="lead">How far a pair's first model is ahead of its second, in standard errors; 0 where it cannot be
/// told.</param>
internal sealed class ModelRanking(IReadOnlyList<ModelPair> pairs, Func<ModelPair, double> lead)
{
    private readonly Dictionary<(int, int), double> _leads = new(pairs.SelectMany(pair =>
    {
        var ahead = lead(pair);
        return new[]
        {
            KeyValuePair.Create((pair.A, pair.B), ahead),
            KeyValuePair.Create((pair.B, pair.A), -ahead),
        };
    }));

    /// <summary>How far a model is ahead of another, in standard errors.</summary>
    public double Lead(int model, int other) => _leads[(model, other)];

    /// <summary>The other models, from the one that comes closest.</summary>
    public IEnumerable<int> Others(int model) =>
        _leads.Keys.Where(pair => pair.Item1 == model).Select(pair => pair.Item2).OrderBy(other => Lead(model, other));

    /// <summary>
    /// The model that is ahead of each other one by so many standard errors; none where there is no such model. Its
    /// leads are tested together (Holm, A simple sequentially rejective multiple test procedure, 1979).
    /// </summary>
    public int? First(double errors)
    {
        int? first = null;
        foreach (var model in _leads.Keys.Select(pair => pair.Item1).Distinct())
        {
            double[] leads = [.. Others(model).Select(other => Lead(model, other))];
            first = leads.Index().All(each => Tail(each.Item) * (each.Index + 1) <= Tail(errors)) ? model : first;
        }

        return first;
    }

    /// <summary>The pairs whose one model is ahead for certain, the better first; all are tested together.</summary>
    public IEnumerable<(int Better, int Worse)> Apart(double errors) =>
        _leads.Where(each => Tail(each.Value) * pairs.Count <= Tail(errors)).Select(each => each.Key);

    /// <summary>
    /// The share of a normal distribution beyond so many standard errors, by Laplace's continued fraction; 1 below one
    /// standard error, where nothing is certain anyway.
    /// </summary>
    private static double Tail(double errors)
    {
        if (errors < 1)
        {
            return 1;
        }

        var below = errors;
        for (var i = 60; i > 0; i--)
        {
            below = errors + (i / below);
        }

        return Math.Exp(-errors * errors / 2) / Math.Sqrt(2 * Math.PI) / below;
    }
}
