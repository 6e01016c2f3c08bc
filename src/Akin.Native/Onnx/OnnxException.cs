namespace Akin.Native.Onnx;

/// <summary>ONNX Runtime could not do what it was asked: its code, its own words and what to do.</summary>
public sealed class OnnxException : Exception
{
    /// <summary>Reports an error of the engine.</summary>
    /// <param name="code">The engine's code.</param>
    /// <param name="nativeText">The engine's own words; where there is no engine, why not and what to do.</param>
    public OnnxException(OnnxErrorCode code, string nativeText)
        : base(code == OnnxErrorCode.NotSupported
            ? nativeText
            : $"ONNX Runtime: {nativeText.Trim().TrimEnd('.')}. {RemedyOf(code)}")
    {
        Code = code;
        NativeText = nativeText;
    }

    /// <summary>The engine's code.</summary>
    public OnnxErrorCode Code { get; }

    /// <summary>The engine's own words.</summary>
    public string NativeText { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy => RemedyOf(Code);

    private static string RemedyOf(OnnxErrorCode code) => code switch
    {
        OnnxErrorCode.NotSupported => "Run akin doctor.",
        OnnxErrorCode.InvalidArgument => "Use the names and shapes that the model declares.",
        OnnxErrorCode.NoSuchFile or OnnxErrorCode.NoModel => "Check the path of the model.",
        OnnxErrorCode.InvalidProtobuf or OnnxErrorCode.InvalidGraph =>
            "The file is damaged or not an ONNX model; fetch it again.",
        OnnxErrorCode.NotImplemented => "Export the model for an operator set that this engine has.",
        _ => "Run akin doctor, and report this with its output if it happens again.",
    };
}
