using System.Runtime.InteropServices;

namespace Akin.Native.Onnx;

/// <summary>The devices besides the processor that the library at hand can compute on.</summary>
internal static unsafe class OnnxProviders
{
    /// <summary>Lets a session compute on a device; what the device cannot do stays with the processor.</summary>
    /// <exception cref="OnnxException">The library or the machine has no such device.</exception>
    public static void Append(nint options, OnnxDevice device)
    {
        var api = OnnxApi.Instance;
        var (provider, entry) = device switch
        {
            OnnxDevice.Cuda => ("CUDAExecutionProvider", "OrtSessionOptionsAppendExecutionProvider_CUDA"),
            OnnxDevice.DirectMl => ("DmlExecutionProvider", "OrtSessionOptionsAppendExecutionProvider_DML"),
            OnnxDevice.CoreMl => ("CoreMLExecutionProvider", "OrtSessionOptionsAppendExecutionProvider_CoreML"),
            _ => throw new ArgumentOutOfRangeException(nameof(device), device, "The processor needs no provider."),
        };
        var library = Libraries.Load(NativeLibraryKind.OnnxRuntime).Handle;
        if (!Available(api).Contains(provider) || !NativeLibrary.TryGetExport(library, entry, out var append))
        {
            throw new OnnxException(
                OnnxErrorCode.NotImplemented,
                $"this build has no {provider}, only {string.Join(", ", Available(api))}");
        }

        // All three take a number: of the card, or of flags.
        api.Check(((delegate* unmanaged<nint, uint, nint>)append)(options, 0));
    }

    private static List<string> Available(OnnxApi api)
    {
        byte** names;
        int count;
        api.Check(api.GetAvailableProviders(&names, &count));
        var found = new List<string>();
        for (var i = 0; i < count; i++)
        {
            found.Add(Marshal.PtrToStringUTF8((nint)names[i]) ?? "");
        }

        api.Check(api.ReleaseAvailableProviders(names, count));
        return found;
    }
}
