using System.Runtime.InteropServices;
using System.Text;

namespace Akin.Native.Onnx;

/// <summary>
/// A model loaded into ONNX Runtime. Several threads may run one session at once, each through its own
/// <see cref="OnnxBinding"/>: the weights are in memory once.
/// </summary>
public sealed unsafe class OnnxSession : IDisposable
{
    private const int Sequential = 0;
    private const int NoOptimisation = 0;
    private const int AllOptimisations = 99;

    private readonly OnnxApi _api = OnnxApi.Instance;

    /// <summary>Loads a model.</summary>
    /// <param name="model">The bytes of an ONNX file; not needed afterwards.</param>
    /// <param name="options">How to compute; <see langword="null"/> for the defaults.</param>
    /// <exception cref="OnnxException">The engine is missing, or the bytes are no model it can run.</exception>
    public OnnxSession(ReadOnlySpan<byte> model, OnnxSessionOptions? options = null)
    {
        options ??= new OnnxSessionOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        var environment = OnnxEnvironment.Instance;
        using var native = CreateOptions(options);
        nint value;
        fixed (byte* bytes = model)
        {
            _api.Check(_api.CreateSessionFromArray(
                environment.Env.Value, bytes, (nuint)model.Length, native.Value, &value));
        }

        Handle = new OnnxHandle(value, _api.ReleaseSession, environment.Env);
        try
        {
            Inputs = Tensors(
                _api.SessionGetInputCount, _api.SessionGetInputName, _api.SessionGetInputTypeInfo);
            Outputs = Tensors(
                _api.SessionGetOutputCount, _api.SessionGetOutputName, _api.SessionGetOutputTypeInfo);
        }
        catch
        {
            Handle.Dispose();
            throw;
        }
    }

    /// <summary>What the model takes, in its order.</summary>
    public IReadOnlyList<OnnxTensorInfo> Inputs { get; }

    /// <summary>What the model gives, in its order.</summary>
    public IReadOnlyList<OnnxTensorInfo> Outputs { get; }

    internal OnnxHandle Handle { get; }

    /// <summary>Loads a model file; see the constructor.</summary>
    public static OnnxSession Open(string path, OnnxSessionOptions? options = null) =>
        new(File.ReadAllBytes(path), options);

    /// <summary>Computes once, from zeros, to see what shape an output has.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="element">The type of its values.</param>
    /// <param name="shape">Its shape, every dimension ≥ 1.</param>
    /// <param name="output">The output's name.</param>
    /// <exception cref="OnnxException">A name or shape is not the model's, or an operator failed.</exception>
    public IReadOnlyList<long> ShapeOf(
        string input, OnnxElementType element, ReadOnlySpan<long> shape, string output)
    {
        using var zeros = new OnnxTensor(input, shape, element);
        var name = Encoding.UTF8.GetBytes(output + '\0');
        byte* inputName = zeros.Name;
        nint value = zeros.Value, result = 0, info;
        var held = false;
        Handle.DangerousAddRef(ref held);
        try
        {
            fixed (byte* pinned = name)
            {
                var outputName = pinned;
                _api.Check(_api.Run(Handle.Value, 0, &inputName, &value, 1, &outputName, 1, &result));
            }
        }
        finally
        {
            Handle.DangerousRelease();
        }

        using var owner = new OnnxHandle(result, _api.ReleaseValue);
        _api.Check(_api.GetTensorTypeAndShape(result, &info));
        using var infoOwner = new OnnxHandle(info, _api.ReleaseTensorTypeAndShapeInfo);
        return ShapeIn(info);
    }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    private OnnxHandle CreateOptions(OnnxSessionOptions options)
    {
        nint value;
        _api.Check(_api.CreateSessionOptions(&value));
        var native = new OnnxHandle(value, _api.ReleaseSessionOptions);
        try
        {
            _api.Check(_api.SetSessionGraphOptimizationLevel(
                value, options is { Optimise: true, IsOptimised: false } ? AllOptimisations : NoOptimisation));
            _api.Check(_api.SetSessionExecutionMode(value, Sequential));
            _api.Check(_api.SetIntraOpNumThreads(value, options.Threads));
            _api.Check(_api.SetInterOpNumThreads(value, 1));
            SetConfiguration(value, "session.intra_op.allow_spinning"u8, "0"u8);
            SetConfiguration(value, "session.inter_op.allow_spinning"u8, "0"u8);
            if (options.Device != OnnxDevice.Cpu)
            {
                OnnxProviders.Append(value, options.Device);
            }

            if (!options.Optimise)
            {
                SetConfiguration(value, "session.disable_prepacking"u8, "1"u8);
            }

            if (options.WeightsFolder is { } folder)
            {
                SetConfiguration(
                    value,
                    "session.model_external_initializers_file_folder_path"u8,
                    Encoding.UTF8.GetBytes(folder + Path.DirectorySeparatorChar));
            }

            if (options.StoreAt is { } path)
            {
                Store(value, path, options.StoreWeightsAs);
            }

            if (!options.UseArena)
            {
                _api.Check(_api.DisableCpuMemArena(value));
                _api.Check(_api.DisableMemPattern(value));
            }

            return native;
        }
        catch
        {
            native.Dispose();
            throw;
        }
    }

    // Paths are wide on Windows, and bytes elsewhere.
    private void Store(nint options, string path, string? weights)
    {
        var text = (OperatingSystem.IsWindows() ? Encoding.Unicode : Encoding.UTF8).GetBytes(path + '\0');
        fixed (byte* pinned = text)
        {
            _api.Check(_api.SetOptimizedModelFilePath(options, pinned));
        }

        if (weights is not null)
        {
            SetConfiguration(
                options,
                "session.optimized_model_external_initializers_file_name"u8,
                Encoding.UTF8.GetBytes(weights));
        }
    }

    private void SetConfiguration(nint options, ReadOnlySpan<byte> key, ReadOnlySpan<byte> setting)
    {
        // The engine reads up to a zero, which a literal has behind its end and other bytes have not.
        fixed (byte* k = key, s = (ReadOnlySpan<byte>)[.. setting, 0])
        {
            _api.Check(_api.AddSessionConfigEntry(options, k, s));
        }
    }

    private OnnxTensorInfo[] Tensors(
        delegate* unmanaged<nint, nuint*, nint> count,
        delegate* unmanaged<nint, nuint, nint, byte**, nint> name,
        delegate* unmanaged<nint, nuint, nint*, nint> type)
    {
        var session = Handle.Value;
        nuint tensors;
        _api.Check(count(session, &tensors));
        var infos = new OnnxTensorInfo[(int)tensors];
        for (var i = 0; i < infos.Length; i++)
        {
            nint typeInfo;
            _api.Check(type(session, (nuint)i, &typeInfo));
            using var owner = new OnnxHandle(typeInfo, _api.ReleaseTypeInfo);
            infos[i] = Describe(Name(name, session, (nuint)i), typeInfo);
        }

        return infos;
    }

    private string Name(delegate* unmanaged<nint, nuint, nint, byte**, nint> name, nint session, nuint index)
    {
        var allocator = OnnxEnvironment.Instance.Allocator;
        byte* text;
        _api.Check(name(session, index, allocator, &text));
        try
        {
            return Marshal.PtrToStringUTF8((nint)text) ?? "";
        }
        finally
        {
            _api.Check(_api.AllocatorFree(allocator, text));
        }
    }

    private OnnxTensorInfo Describe(string name, nint typeInfo)
    {
        nint tensor;
        _api.Check(_api.CastTypeInfoToTensorInfo(typeInfo, &tensor));
        if (tensor == 0)
        {
            return new OnnxTensorInfo(name, OnnxElementType.Undefined, []);
        }

        int elementType;
        _api.Check(_api.GetTensorElementType(tensor, &elementType));
        return new OnnxTensorInfo(name, (OnnxElementType)elementType, ShapeIn(tensor));
    }

    private long[] ShapeIn(nint info)
    {
        nuint rank;
        _api.Check(_api.GetDimensionsCount(info, &rank));
        var shape = new long[(int)rank];
        fixed (long* dimensions = shape)
        {
            _api.Check(_api.GetDimensions(info, dimensions, rank));
        }

        return shape;
    }
}
