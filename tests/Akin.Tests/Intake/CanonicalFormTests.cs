using System.Text.Json;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Intake;

public sealed class CanonicalFormTests
{
    [Fact]
    public void Decompose_TextsOfManyScripts_IsThatOfPython()
    {
        // By generate_canonical.py beside it.
        var golden = JsonSerializer.Deserialize<string[][]>(File.ReadAllText(
            Repository.PathOf("tests", "Akin.Tests", "Expectations", "Intake", "canonical.json")))!;
        Assert.True(golden.Length > 400);
        Assert.All(golden, pair => Assert.Equal(pair[1], CanonicalForm.Decompose(pair[0])));
    }

    [Fact]
    public void Decompose_OneNameInTwoForms_IsOne() => Assert.Equal(
        CanonicalForm.Decompose("\u00C9t\u00E9.jpg"), CanonicalForm.Decompose("E\u0301te\u0301.jpg"));

    [Fact]
    public void Decompose_HalfASurrogatePair_Stays() => Assert.Equal("\uD800x", CanonicalForm.Decompose("\uD800x"));
}
