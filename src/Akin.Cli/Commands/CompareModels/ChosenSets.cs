using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Embedding;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Training;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>Finds the sets of features of the models that are to be compared, and fills what they lack.</summary>
internal sealed class ChosenSets(
    AkinWorkspace workspace, WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    /// <summary>Told when it is known what inputs there are, before any is embedded; what it refuses ends the work.
    /// </summary>
    public Action? WhenIndexed { get; init; }

    /// <summary>The sets, in the order in which they were named: models first.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work; what is finished stays.</param>
    public async Task<IReadOnlyList<FeatureStore>> FillAsync(ProgressLine progress, CancellationToken cancellation)
    {
        var (models, sets) = Names();
        var count = models.Count + sets.Count;
        if (count < 2)
        {
            throw new UsageException(
                $"comparing takes two models, and there is {(count == 0 ? "none" : "one")}; name them with --model A,B "
                + "or sets of features with --features A,B.");
        }

        EmbedWork? made = models.Count == 0 ? null : new(
            pictures with { Extractor = models[0], Further = [.. models.Skip(1)], Set = new() }, workspace.Folder,
            settings);
        made?.SayAssumptions(shell.Error);
        var keys = made?.SetsIn(workspace).Select(set => set.Key).ToArray() ?? [];
        if (place.Sources.Count > 0 || pictures.SaysHowToRead)
        {
            await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
                .ConfigureAwait(false);
        }

        WhenIndexed?.Invoke();
        if (made is not null)
        {
            await made.RunAsync(workspace, false, progress, cancellation).ConfigureAwait(false);
        }

        var known = workspace.Catalogue.FeatureSets;
        List<FeatureStore> stores =
            [.. keys.Select(key => workspace.Features(known.List().First(set => set.Key == key)))];
        foreach (var set in sets.Where(set => !keys.Contains(set.Key)))
        {
            stores.Add(place.Sources.Count == 0
                ? workspace.Features(set) : await GrownAsync(set, progress, cancellation).ConfigureAwait(false));
        }

        return stores.Count >= 2 ? stores : throw new UsageException(
            $"comparing takes two models; {stores[0].Set.Name} is named twice.");
    }

    /// <summary>A set that is there, with the pictures that were added.</summary>
    private async Task<FeatureStore> GrownAsync(
        FeatureSet set, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var one = pictures with { Extractor = new(), Further = [], Set = new(Wanted: set.Name) };
        var filled = await EmbedWork.For(workspace, one, settings).FillAsync(workspace, progress, cancellation)
            .ConfigureAwait(false);
        return filled.Store;
    }

    /// <summary>
    /// What was named; else all sets there are; where these are fewer than two, the networks trained here and the
    /// default model.
    /// </summary>
    private (IReadOnlyList<ExtractorChoice> Models, IReadOnlyList<FeatureSet> Sets) Names()
    {
        var said = pictures.Extractors.Any(each => each.Model is not null);
        FeatureSet[] named = [.. (pictures.Set.Wanted?.Split(',') ?? [])
            .Distinct(StringComparer.Ordinal).Select(name => FeatureSets.Named(workspace, name))];
        if (said || named.Length > 0)
        {
            return (said ? [.. pictures.Extractors] : [], named);
        }

        var all = workspace.Catalogue.FeatureSets.List();
        return all.Count >= 2 ? ([], all) : (
            [
                .. TrainedModels.List(workspace.Folder).Select(model =>
                    pictures.Extractor with { Model = TrainedExtractor.NameOf(model) }),
                pictures.Extractor,
            ], []);
    }
}
