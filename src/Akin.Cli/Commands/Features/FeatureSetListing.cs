using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Numerics;
using Akin.Workspace;

namespace Akin.Cli.Commands.Features;

/// <summary>Looks up what there is to tell of the sets of a workspace.</summary>
internal static class FeatureSetListing
{
    public static FeatureSetPage Page(AkinWorkspace workspace) =>
        new(workspace.Folder, [.. workspace.Catalogue.FeatureSets.List().Select(set => Entry(workspace, set))]);

    public static FeatureSetEntry Entry(AkinWorkspace workspace, FeatureSet set)
    {
        var sets = workspace.Catalogue.FeatureSets;
        var store = workspace.Features(set);
        var (ready, lacking) = store.CountReady();
        return new FeatureSetEntry
        {
            Name = set.Name,
            Default = sets.Latest()?.Name == set.Name,
            Model = set.Model.Id,
            Precision = set.Model.Precision,
            Source = set.Transform is { } made ? sets.List().First(each => each.Key == made.Source).Name : null,
            Transforms = FeatureChain.Of(sets, set),
            Dimension = set.Dimension,
            Dtype = set.TypeName,
            Rows = store.Shards.Sum(shard => shard.Pictures.Count),
            Ready = ready,
            WithoutFeatures = lacking,
            Bytes = store.Bytes,
            Runs = workspace.Runs.MadeOf(set).Count,
        };
    }

    public static FeatureSetDetail Detail(AkinWorkspace workspace, FeatureSet set)
    {
        var store = workspace.Features(set);
        return new(
            workspace.Folder,
            store.Folder,
            set.Model.Preprocessing,
            set.Model.FileSha256,
            Entry(workspace, set),
            Chain(workspace, set),
            store.Shards.Count,
            store.Shards.Sum(shard => shard.Saturated),
            workspace.Catalogue.FeatureSets.BeginningOf(set).Assumptions,
            Lacking(workspace, store),
            [.. workspace.Runs.MadeOf(set).Select(run => run.Id)]);
    }

    /// <summary>A set in a line.</summary>
    public static string Line(FeatureSetEntry set)
    {
        var transforms = set.Transforms.Count > 0 ? ", " + string.Join(", ", set.Transforms) : "";
        var runs = set.Runs == 1 ? "1 run" : string.Create(CultureInfo.InvariantCulture, $"{set.Runs} runs");
        var lacking = set.WithoutFeatures == 0
            ? "" : $", {Counted.Of(set.WithoutFeatures, "picture")} without features";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(set.Default ? "*" : " ")} {set.Name}  {set.Rows:N0} × {set.Dimension:N0} {set.Dtype}, "
            + $"{ByteSize.Write(set.Bytes)}, {runs}{lacking}; {set.Model} ({set.Precision}){transforms}");
    }

    private static IReadOnlyList<PictureWithoutFeatures> Lacking(AkinWorkspace workspace, FeatureStore store)
    {
        var places = workspace.Places();
        return [.. store.ListLacking().Select(each => new PictureWithoutFeatures(
            each.Picture.Id, places.LocationOf(each.Picture), each.Reason))];
    }

    private static List<FeatureChainStep> Chain(AkinWorkspace workspace, FeatureSet set)
    {
        var byKey = workspace.Catalogue.FeatureSets.List().ToDictionary(each => each.Key);
        var chain = new List<FeatureChainStep>();
        for (FeatureSet? at = set; at is not null; at = at.Transform is { } made ? byKey[made.Source] : null)
        {
            var fitted = at.Transform is { FittedOn: > 0 } learnt ? learnt : null;
            chain.Insert(0, new(
                at.Name, at.Transform?.Steps ?? [], at.Dimension, fitted?.FittedOn, fitted?.ExplainedVariance,
                fitted?.Seed));
        }

        return chain;
    }
}
