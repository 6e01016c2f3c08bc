namespace Akin.Native.Onnx;

/// <summary>What kind of error ONNX Runtime reports; the numbers are its own.</summary>
public enum OnnxErrorCode
{
    /// <summary>The engine itself is not there or too old; this number is Akin's.</summary>
    NotSupported = -1,

    /// <summary>None.</summary>
    Ok,

    /// <summary>Any failure that has no code of its own.</summary>
    Fail,

    /// <summary>An argument does not fit: a shape, a type, a name.</summary>
    InvalidArgument,

    /// <summary>A file is missing.</summary>
    NoSuchFile,

    /// <summary>There is no model.</summary>
    NoModel,

    /// <summary>The engine failed.</summary>
    EngineError,

    /// <summary>An operator failed while running.</summary>
    RuntimeException,

    /// <summary>The model's bytes are not an ONNX model.</summary>
    InvalidProtobuf,

    /// <summary>A model is loaded already.</summary>
    ModelLoaded,

    /// <summary>The engine does not have an operator that the model needs.</summary>
    NotImplemented,

    /// <summary>The model is not consistent.</summary>
    InvalidGraph,

    /// <summary>The device failed.</summary>
    ExecutionProviderFail,
}
