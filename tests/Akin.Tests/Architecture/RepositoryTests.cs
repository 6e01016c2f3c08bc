using System.Text.Json;
using System.Xml.Linq;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Architecture;

/// <summary>What the repository promises about what it installs and what it says.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] TextEndings =
    [
        ".cs", ".md", ".json", ".props", ".csproj", ".slnx", ".js", ".css", ".html", ".py", ".sh", ".yml", ".txt",
        ".npmrc", ".cmd", "/run", "akin", "test",
    ];

    [Fact]
    public void LockFile_OfTheEngines_HasAnIntegrityHashAndNoAddressForEveryPackage()
    {
        using var document = JsonDocument.Parse(TrackedFiles.Read("native/package-lock.json"));
        var packages = document.RootElement.GetProperty("packages").EnumerateObject()
            .Where(each => each.Name.Length > 0).ToArray();
        Assert.NotEmpty(packages);
        Assert.All(packages, each =>
        {
            Assert.StartsWith("sha512-", each.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
            Assert.False(each.Value.TryGetProperty("resolved", out _), $"{each.Name} has an address");
        });
    }

    [Fact]
    public void Packages_ArePinnedExactly()
    {
        using var engines = JsonDocument.Parse(TrackedFiles.Read("native/package.json"));
        var versions = engines.RootElement.GetProperty("dependencies").EnumerateObject()
            .Concat(engines.RootElement.GetProperty("optionalDependencies").EnumerateObject())
            .Select(each => each.Value.GetString()!)
            .Concat(ManagedPackages().Select(each => each.Version));
        Assert.All(versions, version => Assert.Matches(@"^\d+\.\d+\.\d+$", version));
    }

    [Fact]
    public void Files_NameNoRegistryAndNoPathOfAMachine()
    {
        var hosts = new[] { "npmjs" + ".org", "npmjs" + ".com", "nuget" + ".org", "debian" + ".org", "pypi" + ".org" };
        var paths = new[] { "/work" + "/main", "/work" + "/wt", "/work" + "/shared", "/root" + "/", "/home" + "/" };
        var wrong = from path in TrackedFiles.Ending(TextEndings)
                    let text = TrackedFiles.Read(path)
                    from word in hosts.Concat(paths)
                    where text.Contains(word, StringComparison.OrdinalIgnoreCase)
                    select $"{path}: {word}";
        Assert.Empty(wrong);
    }

    private static IEnumerable<(string Name, string Version)> ManagedPackages() =>
        XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(each => (each.Attribute("Include")!.Value, each.Attribute("Version")!.Value));
}
