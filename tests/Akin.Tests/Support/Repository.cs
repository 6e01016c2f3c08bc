namespace Akin.Tests.Support;

/// <summary>Where the repository is, and what is beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// The folder of pictures beside the repository, or null: checks on it run besides when it is there.
    /// </summary>
    public static string? Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared")) is var path
        && Directory.Exists(path)
        ? path
        : null;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Akin.slnx")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
