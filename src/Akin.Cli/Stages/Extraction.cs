using Akin.Cli.Parsing;
using Akin.Embedding;
using Akin.Workspace;
using Akin.Workspace.Training;

namespace Akin.Cli.Stages;

/// <summary>One model that makes features: what was asked for, and what that means.</summary>
/// <param name="Choice">What was asked for.</param>
/// <param name="Recipe">What is done to a picture.</param>
internal sealed record Extraction(ExtractorChoice Choice, ExtractorRecipe Recipe)
{
    private const int LongestName = 48;

    /// <summary>The recipe in the words of the workspace.</summary>
    public FeatureModel Model { get; } = FeatureModel.Of(Recipe);

    /// <summary>What was asked for, in the words that a set keeps.</summary>
    public string Text => ExtractorText.Write(Choice, Recipe);

    /// <summary>
    /// What its set is called when nothing is said: the model's id, and layer and pooling where they were asked for.
    /// </summary>
    private string UsualName
    {
        get
        {
            // A network of its kind's name is that kind's.
            var id = Recipe.ModelId.Split(':') is [var kind, var own] && kind == own ? kind : Recipe.ModelId;
            string?[] words = [id, Choice.Layer, Choice.Pool?.Word()];
            var name = string.Join('-', words.Where(word => word is not null));
            var plain = string.Concat(
                name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '+' ? c : '-')).Trim('-');
            return plain.Length > LongestName ? plain[..LongestName] : plain.Length > 0 ? plain : "model";
        }
    }

    /// <summary>Finds what a user asks for.</summary>
    /// <param name="choice">What was asked for.</param>
    /// <param name="workspace">Full path of the workspace, whose own networks may be meant.</param>
    /// <param name="sha256">Which of such a name; see <see cref="TrainedExtractor.Recipe"/>.</param>
    public static Extraction Of(ExtractorChoice choice, string workspace, string? sha256 = null)
    {
        try
        {
            return new(choice, TrainedExtractor.Means(choice.Model)
                ? TrainedExtractor.Recipe(workspace, choice, sha256)
                : ExtractorRecipe.Choose(choice));
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    /// <summary>The set that the features go to.</summary>
    /// <param name="sets">The sets there are, the latest used last.</param>
    /// <param name="settings">What was said of the set.</param>
    public FeatureSet SetAmong(IReadOnlyList<FeatureSet> sets, FeatureSetSettings settings)
    {
        var request = new FeatureSetRequest(Model, UsualName, settings.Name, settings.Type);
        return FeatureSets.Checked(() => request.Choose(sets)) with
        {
            Recipe = Text,
            Assumptions = Recipe.Assumptions,
        };
    }
}
