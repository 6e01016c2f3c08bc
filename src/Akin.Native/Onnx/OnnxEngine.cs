namespace Akin.Native.Onnx;

/// <summary>ONNX Runtime as a whole.</summary>
public static class OnnxEngine
{
    /// <summary>Which ONNX Runtime was found and where, or why none can be used. Loads it; never throws.</summary>
    public static EngineInfo Describe() => OnnxApi.Info;

    /// <summary>Why sessions cannot compute on a device; <see langword="null"/> when they can.</summary>
    public static string? WhyNot(OnnxDevice device)
    {
        if (device == OnnxDevice.Cpu)
        {
            return null;
        }

        try
        {
            // Without its environment the engine stumbles over its own log before it says what is missing.
            _ = OnnxEnvironment.Instance;
            var api = OnnxApi.Instance;
            nint value;
            unsafe
            {
                api.Check(api.CreateSessionOptions(&value));
                using var options = new OnnxHandle(value, api.ReleaseSessionOptions);
                OnnxProviders.Append(value, device);
            }

            return null;
        }
        catch (OnnxException e)
        {
            return e.NativeText;
        }
    }
}
