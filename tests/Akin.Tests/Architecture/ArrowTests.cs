using System.Reflection;
using Xunit;

namespace Akin.Tests.Architecture;

/// <summary>The arrows of ARCHITECTURE.md: a folder may use an earlier one, never a later one.</summary>
public sealed class ArrowTests
{
    /// <summary>The folders of src/Akin in the order in which data flows; Numerics stands under all of them.</summary>
    private static readonly string[] Order =
    [
        "Numerics", "Intake", "Imaging", "Drawing", "Embedding", "Autoencoder", "Neighbours", "Quality", "Clustering",
        "Projection", "Duplicates", "Sampling", "Comparison", "Curation", "Workspace", "Rendering",
    ];

    private static readonly Assembly Library = typeof(Akin.Numerics.Matrix).Assembly;

    private static readonly Assembly Native = typeof(Akin.Native.EngineInfo).Assembly;

    public static TheoryData<string> Folders => [.. Order];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_OfTheLibrary_UsesOnlyEarlierFolders(string folder)
    {
        var rank = Array.IndexOf(Order, folder);
        var wrong = from type in Library.GetTypes()
                    where FolderOf(type) == folder
                    from used in TypeReferences.Of(type)
                    where used.Assembly == Library && FolderOf(used) is { } other && Array.IndexOf(Order, other) > rank
                    select $"{type.FullName} uses {used.FullName}";
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Numerics_DoesNotUseTheNativeEngines()
    {
        var wrong = from type in Library.GetTypes()
                    where FolderOf(type) == "Numerics"
                    from used in TypeReferences.Of(type)
                    where used.Assembly == Native
                    select $"{type.FullName} uses {used.FullName}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Types_OfTheLibrary_LiveInAKnownFolder()
    {
        var stray = Library.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Akin", StringComparison.Ordinal) == true)
            .Where(type => !Order.Contains(FolderOf(type)));
        Assert.Empty(stray.Select(type => type.FullName));
    }

    [Fact]
    public void Folders_OfTheLibrary_AreTheOnesInTheOrder()
    {
        var folders = Directory.GetDirectories(Support.Repository.PathOf("src", "Akin")).Select(Path.GetFileName);
        Assert.Empty(folders.Except(Order));
    }

    [Fact]
    public void Assemblies_PointOneWay()
    {
        Assert.DoesNotContain(Library.GetReferencedAssemblies(), name => name.Name == "Akin.Cli");
        Assert.DoesNotContain(
            Native.GetReferencedAssemblies(), name => name.Name!.StartsWith("Akin", StringComparison.Ordinal));
    }

    private static string? FolderOf(Type type) =>
        type.Namespace?.Split('.') is ["Akin", var folder, ..] ? folder : null;
}
