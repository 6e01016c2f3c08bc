using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>Says what is wrong with a model that the engine refuses, or fails to compute.</summary>
internal static class ModelFault
{
    /// <summary>The fault in one sentence, and what to do.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="tensor">The layer that was to be computed.</param>
    /// <param name="preprocessing">Gives the size of pictures.</param>
    /// <param name="fault">What the engine says.</param>
    public static ModelUnavailableException Of(
        string path, string tensor, Preprocessing preprocessing, OnnxException fault)
    {
        var words = WordsOf(fault);
        var remedy = IsOfMemory(words)
            ? "There was no memory for it: give fewer --threads or a smaller --size."
            : fault.Code is OnnxErrorCode.InvalidProtobuf
                ? "The file is damaged; fetch or export it again."
                : "Take another --layer before that, or export the model again: for one picture of "
                    + $"{preprocessing.Width} x {preprocessing.Height} pixels at a time, with operators that ONNX "
                    + "Runtime has.";
        return new($"The model file {path} cannot be computed up to {tensor}: {words}. {remedy}", fault);
    }

    /// <summary>The fault of a model that was loaded and fails on one picture.</summary>
    /// <param name="recipe">What was to be computed.</param>
    /// <param name="tensor">The layer.</param>
    /// <param name="fault">What the engine says.</param>
    public static PictureFault OfPicture(ExtractorRecipe recipe, string tensor, OnnxException fault)
    {
        var words = WordsOf(fault);
        return new(
            $"the model cannot be computed for it: {words}",
            recipe.Device != OnnxDevice.Cpu || IsOfMemory(words),
            Of(recipe.Path, tensor, recipe.Preprocessing, fault));
    }

    private static string WordsOf(OnnxException fault) => fault.NativeText.Split('\n', 2)[0].Trim().TrimEnd('.');

    private static bool IsOfMemory(string words) => words.Contains("alloc", StringComparison.OrdinalIgnoreCase);
}
