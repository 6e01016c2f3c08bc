namespace Akin.Native;

/// <summary>A native engine that Akin loads.</summary>
public enum NativeLibraryKind
{
    /// <summary>ONNX Runtime: runs the networks.</summary>
    OnnxRuntime,

    /// <summary>libvips: reads and writes pictures.</summary>
    Vips,
}
