using Akin.Cli.Commands;
using Akin.Cli.Presets;
using Xunit;

namespace Akin.Tests.Cli.Presets;

/// <summary>Presets are data: each word of each must be one that its verb takes.</summary>
public sealed class PresetListTests
{
    private static readonly CommandTree Tree = new();

    public static TheoryData<string, string> Uses()
    {
        var uses = new TheoryData<string, string>();
        foreach (var verb in Tree.Verbs)
        {
            foreach (var preset in PresetList.For(verb.Name))
            {
                uses.Add(verb.Name, preset.Name);
            }
        }

        return uses;
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void For_Verb_GivesOptionsThatItTakesTogether(string verb, string name)
    {
        var preset = PresetList.Named(name);
        var words = PresetWord.Read($"--model {preset.Model} {preset.Extractor}")
            .Concat(preset.For(verb)).SelectMany(word => word.Words);
        var takesModels = Tree.Verbs.First(each => each.Name == verb).Options.Any(option => option.Name == "--layer");
        var result = Tree.Root.Parse(
            [verb, .. verb == "run" ? ["."] : Array.Empty<string>(),
                .. takesModels ? words : preset.For(verb).SelectMany(word => word.Words)]);
        Assert.Empty(result.Errors);
        Assert.Empty(OptionUses.Faults(result));
    }

    [Fact]
    public void Steps_Name_VerbsThereAre() => Assert.All(
        PresetList.All.SelectMany(preset => preset.Steps),
        step => Assert.Contains(Tree.Verbs, verb => verb.Name == step.Split(' ')[0]));

    [Theory]
    [InlineData("sampling", "resnet18", "run", "--normalise none --on features --k-min 5 --k-max 30 --k-by silhouette")]
    [InlineData("brand-map", "resnet50", "index", "--max-address 75")]
    [InlineData("brand-map", "resnet50", "cluster", "--method dbscan --eps 3/5000 --min-samples 90/5000 --on map")]
    [InlineData("brand-map", "resnet50", "project", "--perplexity 10")]
    [InlineData("report", "resnet50", "project", "--perplexity 30")]
    [InlineData("report", "resnet50", "sheet", "--pick first --rows 1 --columns 10")]
    [InlineData("deduplicate", "vgg16", "dedup", "--level picture")]
    public void For_Verb_GivesTheFiguresOfTheWorkflow(string name, string model, string verb, string figures)
    {
        var preset = PresetList.Named(name);
        Assert.Equal(model, preset.Model);
        Assert.Equal(figures, string.Join(' ', preset.For(verb).SelectMany(word => word.Words)));
    }

    [Theory]
    [InlineData("sampling", "--layer features --preprocessing imagenet --fit squash")]
    [InlineData("brand-map", "--layer map --pool max")]
    [InlineData("report", "--layer map --pool avg")]
    [InlineData("deduplicate", "--layer fc2 --preprocessing caffe --fit squash")]
    public void Extractor_OfAWorkflow_IsThatOfItsModel(string name, string figures) =>
        Assert.Equal(figures, PresetList.Named(name).Extractor);
}
