using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Architecture;

/// <summary>What the repository promises about what it installs and what it says.</summary>
public sealed partial class RepositoryTests
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

    [Fact]
    public void ThirdParty_NamesEveryPackage()
    {
        var page = TrackedFiles.Read("THIRD-PARTY.md");
        using var engines = JsonDocument.Parse(TrackedFiles.Read("native/package.json"));
        var names = engines.RootElement.GetProperty("dependencies").EnumerateObject()
            .Concat(engines.RootElement.GetProperty("optionalDependencies").EnumerateObject())
            .Select(each => each.Name).Concat(ManagedPackages().Select(each => each.Name));
        string[] missing = [.. names.Where(name => !page.Contains(name, StringComparison.Ordinal))];
        Assert.Empty(missing);
    }

    [Fact]
    public void DecisionRecords_AreNumberedOnceAndSayContextDecisionAndConsequences()
    {
        var records = TrackedFiles.Ending(".md")
            .Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal) && NumberedName().IsMatch(path))
            .ToArray();
        Assert.NotEmpty(records);
        var numbers = records.Select(path => NumberedName().Match(path).Groups[1].Value).ToArray();
        Assert.Equal(numbers.Distinct(), numbers);
        Assert.All(records, path =>
        {
            var text = TrackedFiles.Read(path);
            Assert.All(
                new[] { "## Context", "## Decision", "## Consequences" },
                part => Assert.True(text.Contains(part, StringComparison.Ordinal), $"{path} lacks '{part}'"));
        });
    }

    [Fact]
    public void Concepts_HaveAPageForEveryFolder()
    {
        var folders = Directory.GetDirectories(Repository.PathOf("src", "Akin")).Select(
            path => Path.GetFileName(path)!);
        string[] missing = [.. folders.Where(
            folder => !File.Exists(Repository.PathOf("docs", "concepts", folder + ".md")))];
        Assert.Empty(missing);
    }

    private static IEnumerable<(string Name, string Version)> ManagedPackages() =>
        XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(each => (each.Attribute("Include")!.Value, each.Attribute("Version")!.Value));

    [GeneratedRegex(@"docs/decisions/(\d{4})-[a-z0-9-]+\.md$")]
    private static partial Regex NumberedName();
}
