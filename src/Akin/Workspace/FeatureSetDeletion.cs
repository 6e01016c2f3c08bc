namespace Akin.Workspace;

/// <summary>Deletes sets of features.</summary>
public static class FeatureSetDeletion
{
    /// <summary>Why a set stays; <see langword="null"/> when it can go.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="set">The set.</param>
    /// <param name="force">Whether it goes although runs were made of it.</param>
    public static string? WhyNot(AkinWorkspace workspace, FeatureSet set, bool force)
    {
        if (workspace.Catalogue.FeatureSets.MadeOf(set) is [.., var last])
        {
            return $"the set '{last.Name}' was made of '{set.Name}' and cannot grow without it; delete it first: "
                + $"akin features delete {last.Name}";
        }

        var runs = workspace.Runs.MadeOf(set).Count;
        return runs == 0 || force
            ? null
            : $"{(runs == 1 ? "a run was" : $"{runs} runs were")} made of the set '{set.Name}'; with --force it goes "
                + "all the same, and the runs stay as they are.";
    }

    /// <summary>
    /// Deletes a set: first from the catalogue, in one transaction, then its files. Killed in between, the files belong
    /// to no set, and the next deletion or embedding removes them. Other sets and runs are not touched.
    /// </summary>
    /// <param name="workspace">Opened for writing.</param>
    /// <param name="set">The set; nothing is made of it.</param>
    /// <returns>Bytes freed.</returns>
    public static long Delete(AkinWorkspace workspace, FeatureSet set)
    {
        FeatureFolders.Sweep(workspace);
        workspace.Catalogue.InTransaction(() => workspace.Catalogue.FeatureSets.Remove(set));
        return FeatureFolders.Sweep(workspace);
    }
}
