using System.Text;
using Akin.Intake;
using Akin.Workspace;

namespace Akin.Tests.Support;

/// <summary>A folder of fake pictures and a workspace beside it.</summary>
internal sealed class WorkspaceFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Source => _folder.PathOf("pictures");

    public string Folder { get; private set; }

    public WorkspaceFixture()
    {
        Directory.CreateDirectory(Source);
        Folder = Source + ".akin";
    }

    public string PathOf(params string[] parts) => _folder.PathOf(parts);

    public string Write(string relative, string content) =>
        _folder.Write(Path.Join("pictures", relative), Encoding.UTF8.GetBytes(content));

    public void Delete(string relative) => File.Delete(Path.Join(Source, relative));

    /// <summary>Leaves this workspace as it is and goes on with a new one for the same pictures.</summary>
    public void StartAnew(string name) => Folder = _folder.PathOf(name + ".akin");

    public IndexResult Index(FakeEngine engine, params string[] sources)
    {
        using var workspace = AkinWorkspace.Open(Folder, WorkspaceAccess.Write);
        return IndexStage.RunAsync(
            workspace, [.. (sources.Length == 0 ? [Source] : sources).Select(PictureSource.Open)], engine.Index)
            .GetAwaiter().GetResult();
    }

    public async Task<EmbedResult> Embed(FakeEngine engine, CancellationToken cancellation = default)
    {
        using var workspace = AkinWorkspace.Open(Folder, WorkspaceAccess.Write);
        return (await EmbedStage.RunAsync(workspace, engine.Embed, null, cancellation))[0];
    }

    /// <summary>Both stages, as one command does them.</summary>
    public async Task<EmbedResult> Run(FakeEngine engine)
    {
        Index(engine);
        return await Embed(engine);
    }

    public IReadOnlyList<PictureRecord> Ledger()
    {
        using var workspace = AkinWorkspace.Open(Folder, WorkspaceAccess.Read);
        return workspace.Catalogue.Pictures.List();
    }

    /// <summary>The ledger in short, and every file of features, as text to compare.</summary>
    public IReadOnlyList<string> Everything() => Everything(FakeEngine.Set);

    /// <summary>The same of another set.</summary>
    public IReadOnlyList<string> Everything(FeatureSet set)
    {
        var folder = Path.Join(Folder, "features", set.Key);
        var files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal)).Order()
            : Enumerable.Empty<string>();
        return
        [
            .. Ledger().Select(p =>
                $"{p.Id} {p.RelativePath} {p.State} {p.Reason} {p.DuplicateOf} {p.Width} {p.FormatName}"),
            .. Failures(set),
            .. files.Select(file => $"{Path.GetFileName(file)} {Fingerprint.OfFile(file)}"),
        ];
    }

    private string[] Failures(FeatureSet set)
    {
        using var workspace = AkinWorkspace.Open(Folder, WorkspaceAccess.Read);
        return workspace.Catalogue.FeatureSets.Find(set.Name) is { } there
            ? [.. workspace.Features(there).ListLacking().Select(each => $"{each.Picture.Id} {each.Reason}")] : [];
    }

    public void Dispose() => _folder.Dispose();
}
