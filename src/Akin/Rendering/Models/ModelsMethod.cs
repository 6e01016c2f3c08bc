using Akin.Comparison.Models;

namespace Akin.Rendering.Models;

/// <summary>How models were compared, in sentences for the page.</summary>
internal static class ModelsMethod
{
    public static IEnumerable<string> Sentences(ModelComparisonResult result, string against)
    {
        yield return "Silhouettes are means in each model's own space: they tell its numbers of groups apart. Between "
            + "models they say nothing, for few dimensions or skewed distances raise them without better groups.";
        if (result.Halvings > 0)
        {
            yield return $"Evidence compares models: the pictures were cut into two random halves "
                + $"{Wording.Number(result.Halvings)} times, the same for all models, and each half was grouped on its "
                + "own. It counts how empty it is between groups, seen by the other half, how many groups there are, "
                + "and how far both halves agree beyond what a cloud of the same shape gives; k separate, stable, "
                + "equal groups have ln k, a cloud has 0. Units and dimensions of a space do not enter.";
        }

        if (result.SampledRows < result.Models[0].Common.Labels.Count)
        {
            yield return $"Halves were drawn of {Wording.Pictures(result.SampledRows)}; the groups are of all.";
        }

        yield return $"Neighbours: the {Wording.Number(result.Neighbours)} nearest of "
            + $"{Wording.Pictures(result.AskedRows)} among all, by Euclidean distance where groups are found.";
        if (result.Classes > 0)
        {
            yield return $"Labels ({against}) are known of {Wording.Pictures(result.Labelled)}; they are held against "
                + "the nearest with a label. Agreement of groups is the mean over runs of k-means with ten "
                + "seeds; differences and their standard errors are of the halves, each grouping judged on pictures "
                + "that it was not made from. Those of neighbours are of runs of pictures that follow each other, for "
                + "frames of one film agree by themselves.";
        }
    }
}
