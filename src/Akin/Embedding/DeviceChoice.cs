using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>Chooses what to compute on.</summary>
internal static class DeviceChoice
{
    private static readonly OnnxDevice[] Accelerators = [OnnxDevice.Cuda, OnnxDevice.DirectMl, OnnxDevice.CoreMl];

    /// <summary>The recipe on the device that was asked for; on the processor, with a sentence, when it is not
    /// there.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="wanted">The device; <see langword="null"/> for the first accelerator there is.</param>
    public static ExtractorRecipe On(ExtractorRecipe recipe, OnnxDevice? wanted)
    {
        if (wanted is not { } device)
        {
            return recipe with { Device = Accelerators.FirstOrDefault(one => OnnxEngine.WhyNot(one) is null) };
        }

        return OnnxEngine.WhyNot(device) is { } reason
            ? recipe with
            {
                Assumptions =
                [
                    .. recipe.Assumptions,
                    $"It computes on the processor, not by {device} (--device): {reason.Trim().TrimEnd('.')}.",
                ],
            }
            : recipe with { Device = device };
    }
}
