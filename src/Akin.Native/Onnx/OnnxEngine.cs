namespace Akin.Native.Onnx;

/// <summary>ONNX Runtime as a whole.</summary>
public static class OnnxEngine
{
    /// <summary>Which ONNX Runtime was found and where, or why none can be used. Loads it; never throws.</summary>
    public static EngineInfo Describe() => OnnxApi.Info;
}
