namespace Akin.Native.Onnx;

/// <summary>What a session computes on.</summary>
public enum OnnxDevice
{
    /// <summary>The processor; always there.</summary>
    Cpu,

    /// <summary>A graphics card of NVIDIA, where the library at hand was built for CUDA.</summary>
    Cuda,

    /// <summary>Any graphics card under Windows, where the library was built for DirectML.</summary>
    DirectMl,

    /// <summary>Apple's accelerators, where the library was built for Core ML.</summary>
    CoreMl,
}
