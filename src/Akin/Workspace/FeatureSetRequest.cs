using System.Globalization;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>What a person asks of a set that a model is to fill.</summary>
/// <param name="Model">The model.</param>
/// <param name="UsualName">What the set is called when nothing is said: the model's id, and what is not usual about
/// it.</param>
/// <param name="Name">The name that was asked for; <see langword="null"/> for none.</param>
/// <param name="Type">The type that was asked for; <see langword="null"/> for the set's own, float32 for a new
/// one.</param>
public sealed record FeatureSetRequest(
    FeatureModel Model, string UsualName, string? Name = null, FloatType? Type = null)
{
    /// <summary>
    /// The set that is meant: the one of that name; without a name the one of that model that was used last; else a new
    /// one, which is in the catalogue once it is embedded.
    /// </summary>
    /// <param name="sets">The sets there are, the latest used last.</param>
    /// <exception cref="WorkspaceException">The name or the features are another set's; the message says
    /// which.</exception>
    public FeatureSet Choose(IReadOnlyList<FeatureSet> sets)
    {
        if (Name is { } name && sets.FirstOrDefault(set => set.Name == name) is { } named)
        {
            return Fitting(named);
        }

        var same = sets.LastOrDefault(set =>
            set.Transform is null && set.Model.Key == Model.Key && (Type is null || Type == set.Type));
        if (same is not null)
        {
            return Name is null
                ? same
                : throw new WorkspaceException(
                    $"these features are in the set '{same.Name}' already; leave --name {Name} out, or choose another "
                    + "--dtype for a set of its own.");
        }

        var type = Type ?? FloatType.Float32;
        var usual = type == FloatType.Float16 ? $"{UsualName}-float16" : UsualName;
        var set = FeatureSet.Of(usual, Model, type);
        return set with { Name = Names(Name ?? usual).First(each => sets.All(other => other.Name != each)) };

        // The precision tells sets apart that differ in it, the others are numbered.
        IEnumerable<string> Names(string first)
        {
            var numbered = Enumerable.Range(2, sets.Count + 1)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"{first}-{number}"));
            var other = sets.FirstOrDefault(each => each.Name == first)?.Model.Precision;
            return [first, .. other == Model.Precision ? [] : (string[])[$"{first}-{Model.Precision}"], .. numbered];
        }
    }

    private FeatureSet Fitting(FeatureSet set)
    {
        var fault = set.Transform is not null
            ? "is made of another set; akin features transform makes it"
            : set.Model.Key != Model.Key
                ? $"holds features of {set.Model.Id} ({set.Model.Precision}, {set.Model.Preprocessing})"
                : Type is { } type && type != set.Type
                    ? $"is kept as {FeatureSetTable.WordOf(set.Type)}, and a set has one type"
                    : null;
        return fault is null
            ? set
            : throw new WorkspaceException($"the set '{set.Name}' {fault}; choose another --name.");
    }
}
