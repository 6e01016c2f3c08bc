using Akin.Tests.Support;
using Akin.Workspace;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class AkinWorkspaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Open_InUseForWriting_IsRefusedUntilItIsFree()
    {
        var folder = _folder.PathOf("w.akin");
        using (AkinWorkspace.Open(folder, WorkspaceAccess.Write))
        {
            Assert.Equal(
                $"Another Akin run is working in {folder}; wait for it to end, or give another --workspace.",
                Refusal(folder));
            using var reader = AkinWorkspace.Open(folder, WorkspaceAccess.Read);
            Assert.Empty(reader.Catalogue.Pictures.List());
        }

        AkinWorkspace.Open(folder, WorkspaceAccess.Write).Dispose();
    }

    [Fact]
    public void Open_ToReadWhatIsNotThere_IsRefusedAndMakesNothing()
    {
        var folder = _folder.PathOf("w.akin");
        var message = Assert.Throws<WorkspaceException>(() => AkinWorkspace.Open(folder, WorkspaceAccess.Read)).Message;
        Assert.Equal($"There is no workspace at {folder}; make one with: akin index SOURCE", message);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Open_FolderOfOtherFiles_IsRefused()
    {
        _folder.Write("precious/letter.txt", 1);
        Assert.EndsWith(
            "is no workspace and not empty; give another --workspace, new or empty.",
            Refusal(_folder.PathOf("precious")),
            StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.PathOf("precious")));
    }

    [Fact]
    public void Open_CatalogueIsNoDatabase_IsRefused()
    {
        _folder.Write("w.akin/catalogue.sqlite", "this is certainly not a database"u8);
        Refuses("is no catalogue of Akin; give another --workspace.");
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsRefused()
    {
        Directory.CreateDirectory(_folder.PathOf("w.akin"));
        Alter("CREATE TABLE theirs(a)");
        Refuses("is a database of another program; give another --workspace.");
    }

    [Fact]
    public void Open_NewerVersion_IsRefused()
    {
        AkinWorkspace.Open(_folder.PathOf("w.akin"), WorkspaceAccess.Write).Dispose();
        Alter("PRAGMA user_version = 99");
        Refuses("has catalogue version 99, this Akin knows version 6; update Akin.");
    }

    /// <summary>A disk that may only be read; that the names of folders have letters of addresses changes nothing.
    /// </summary>
    [Fact]
    public void OpenUnchanging_WrittenBefore_IsReadAndLeavesNothingBeside()
    {
        var folder = _folder.PathOf("a b", "100% #1? ü.akin");
        AkinWorkspace.Open(folder, WorkspaceAccess.Write).Dispose();
        var path = Path.Join(folder, "catalogue.sqlite");
        var before = Directory.GetFiles(folder).Order().ToArray();
        using (var catalogue = Catalogue.OpenUnchanging(path))
        {
            Assert.Empty(catalogue.Pictures.List());
            Assert.Empty(catalogue.Runs.List());
            Assert.Throws<SqliteException>(() => catalogue.Sources.MakeCurrent([new("/x", null)]));
            Assert.Equal(before, Directory.GetFiles(folder).Order());
        }

        Assert.Equal(before, Directory.GetFiles(folder).Order());
    }

    [Fact]
    public void Open_PlaceThatIsAFile_IsRefused()
    {
        var file = _folder.Write("file", 1);
        Assert.EndsWith(
            "cannot be written; give a place for it with --workspace DIR.",
            Refusal(Path.Join(file, "w.akin")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WorkspaceThatIsThereAndCannotBeWritten_SaysToCopyIt()
    {
        // A folder in the place of the lock keeps all from writing, also whoever may write everywhere.
        var folder = _folder.PathOf("w.akin");
        AkinWorkspace.Open(folder, WorkspaceAccess.Write).Dispose();
        Assert.True(File.Exists(Path.Join(folder, "lock")), string.Join(' ', Directory.GetFileSystemEntries(folder)));
        File.Delete(Path.Join(folder, "lock"));
        Directory.CreateDirectory(Path.Join(folder, "lock"));
        Assert.EndsWith(
            "cannot be written; copy it to a place of your own and name that with --workspace DIR.", Refusal(folder),
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Refuses(string sentence)
    {
        var path = _folder.PathOf("w.akin", "catalogue.sqlite");
        Assert.Equal($"{path} {sentence}", Refusal(_folder.PathOf("w.akin")));
    }

    private static string Refusal(string folder) =>
        Assert.Throws<WorkspaceException>(() => AkinWorkspace.Open(folder, WorkspaceAccess.Write)).Message;

    private void Alter(string statement)
    {
        var path = _folder.PathOf("w.akin", "catalogue.sqlite");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
