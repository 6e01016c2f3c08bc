namespace Akin.Workspace.Training;

/// <summary>Takes networks that were trained in a workspace away.</summary>
public static class TrainedModelRemoval
{
    /// <summary>Why a network stays; <see langword="null"/> when it can go.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="model">The network.</param>
    public static string? WhyNot(AkinWorkspace workspace, TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(model);
        var id = TrainedExtractor.NameOf(model);
        return workspace.Catalogue.FeatureSets.List()
            .FirstOrDefault(set => set.Model.Id == id && set.Transform is null) is { } set
            ? $"the set '{set.Name}' was made with {id} and cannot grow without it; delete it first: akin features "
                + $"delete {set.Name}"
            : null;
    }

    /// <summary>
    /// Deletes a network with its checkpoint and charts, and the decoded pictures that no other network is of the size
    /// of.
    /// </summary>
    /// <param name="workspace">Opened for writing.</param>
    /// <param name="model">The network; no set is of it.</param>
    /// <returns>Bytes freed.</returns>
    public static long Remove(AkinWorkspace workspace, TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(model);
        var folder = TrainedModels.FolderOf(workspace.Folder, model.Name);
        var freed = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

        // The card first: without it the rest is no network any more.
        File.Delete(Path.Join(folder, TrainedModels.CardFile));
        Directory.Delete(folder, recursive: true);
        var others = TrainedModels.List(workspace.Folder);
        return others.Any(other => (other.Width, other.Height) == (model.Width, model.Height))
            ? freed
            : freed + DecodedPictures.Delete(TrainedModels.FolderOf(workspace.Folder), model.Width, model.Height);
    }
}
