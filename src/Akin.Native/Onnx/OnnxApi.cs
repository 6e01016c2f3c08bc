using System.Runtime.InteropServices;

namespace Akin.Native.Onnx;

/// <summary>
/// The typed function table of ONNX Runtime, read once from <c>OrtGetApiBase</c>: only what Akin calls.
/// </summary>
internal sealed unsafe class OnnxApi
{
    /// <summary>The oldest version of the table that has every slot used here with the meaning it has today.</summary>
    private const uint TableVersion = 17;

    private static readonly Lazy<(OnnxApi? Api, EngineInfo Info)> Loaded = new(Load);

    private readonly void** _table;

    private OnnxApi(void** table) => _table = table;

    /// <summary>The table; throws <see cref="OnnxException"/> when the engine cannot be used.</summary>
    public static OnnxApi Instance => Loaded.Value.Api
        ?? throw new OnnxException(OnnxErrorCode.NotSupported, Loaded.Value.Info.NotSupportedReason!);

    public static EngineInfo Info => Loaded.Value.Info;

    public delegate* unmanaged<nint, OnnxErrorCode> GetErrorCode =>
        (delegate* unmanaged<nint, OnnxErrorCode>)_table[(int)OnnxSlot.GetErrorCode];

    public delegate* unmanaged<nint, byte*> GetErrorMessage =>
        (delegate* unmanaged<nint, byte*>)_table[(int)OnnxSlot.GetErrorMessage];

    public delegate* unmanaged<int, byte*, nint*, nint> CreateEnv =>
        (delegate* unmanaged<int, byte*, nint*, nint>)_table[(int)OnnxSlot.CreateEnv];

    public delegate* unmanaged<nint, nint> DisableTelemetryEvents =>
        (delegate* unmanaged<nint, nint>)_table[(int)OnnxSlot.DisableTelemetryEvents];

    public delegate* unmanaged<nint, void*, nuint, nint, nint*, nint> CreateSessionFromArray =>
        (delegate* unmanaged<nint, void*, nuint, nint, nint*, nint>)_table[(int)OnnxSlot.CreateSessionFromArray];

    public delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint> Run =>
        (delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_table[(int)OnnxSlot.Run];

    public delegate* unmanaged<nint*, nint> CreateSessionOptions =>
        (delegate* unmanaged<nint*, nint>)_table[(int)OnnxSlot.CreateSessionOptions];

    public delegate* unmanaged<nint, void*, nint> SetOptimizedModelFilePath =>
        (delegate* unmanaged<nint, void*, nint>)_table[(int)OnnxSlot.SetOptimizedModelFilePath];

    public delegate* unmanaged<nint, int, nint> SetSessionExecutionMode =>
        (delegate* unmanaged<nint, int, nint>)_table[(int)OnnxSlot.SetSessionExecutionMode];

    public delegate* unmanaged<nint, nint> DisableMemPattern =>
        (delegate* unmanaged<nint, nint>)_table[(int)OnnxSlot.DisableMemPattern];

    public delegate* unmanaged<nint, nint> DisableCpuMemArena =>
        (delegate* unmanaged<nint, nint>)_table[(int)OnnxSlot.DisableCpuMemArena];

    public delegate* unmanaged<nint, int, nint> SetSessionGraphOptimizationLevel =>
        (delegate* unmanaged<nint, int, nint>)_table[(int)OnnxSlot.SetSessionGraphOptimizationLevel];

    public delegate* unmanaged<nint, int, nint> SetIntraOpNumThreads =>
        (delegate* unmanaged<nint, int, nint>)_table[(int)OnnxSlot.SetIntraOpNumThreads];

    public delegate* unmanaged<nint, int, nint> SetInterOpNumThreads =>
        (delegate* unmanaged<nint, int, nint>)_table[(int)OnnxSlot.SetInterOpNumThreads];

    public delegate* unmanaged<nint, nuint*, nint> SessionGetInputCount =>
        (delegate* unmanaged<nint, nuint*, nint>)_table[(int)OnnxSlot.SessionGetInputCount];

    public delegate* unmanaged<nint, nuint*, nint> SessionGetOutputCount =>
        (delegate* unmanaged<nint, nuint*, nint>)_table[(int)OnnxSlot.SessionGetOutputCount];

    public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetInputTypeInfo =>
        (delegate* unmanaged<nint, nuint, nint*, nint>)_table[(int)OnnxSlot.SessionGetInputTypeInfo];

    public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetOutputTypeInfo =>
        (delegate* unmanaged<nint, nuint, nint*, nint>)_table[(int)OnnxSlot.SessionGetOutputTypeInfo];

    public delegate* unmanaged<nint, nuint, nint, byte**, nint> SessionGetInputName =>
        (delegate* unmanaged<nint, nuint, nint, byte**, nint>)_table[(int)OnnxSlot.SessionGetInputName];

    public delegate* unmanaged<nint, nuint, nint, byte**, nint> SessionGetOutputName =>
        (delegate* unmanaged<nint, nuint, nint, byte**, nint>)_table[(int)OnnxSlot.SessionGetOutputName];

    public delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint> CreateTensorWithDataAsOrtValue =>
        (delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)
        _table[(int)OnnxSlot.CreateTensorWithDataAsOrtValue];

    public delegate* unmanaged<nint, nint*, nint> CastTypeInfoToTensorInfo =>
        (delegate* unmanaged<nint, nint*, nint>)_table[(int)OnnxSlot.CastTypeInfoToTensorInfo];

    public delegate* unmanaged<nint, int*, nint> GetTensorElementType =>
        (delegate* unmanaged<nint, int*, nint>)_table[(int)OnnxSlot.GetTensorElementType];

    public delegate* unmanaged<nint, nuint*, nint> GetDimensionsCount =>
        (delegate* unmanaged<nint, nuint*, nint>)_table[(int)OnnxSlot.GetDimensionsCount];

    public delegate* unmanaged<nint, long*, nuint, nint> GetDimensions =>
        (delegate* unmanaged<nint, long*, nuint, nint>)_table[(int)OnnxSlot.GetDimensions];

    public delegate* unmanaged<nint, nint*, nint> GetTensorTypeAndShape =>
        (delegate* unmanaged<nint, nint*, nint>)_table[(int)OnnxSlot.GetTensorTypeAndShape];

    public delegate* unmanaged<int, int, nint*, nint> CreateCpuMemoryInfo =>
        (delegate* unmanaged<int, int, nint*, nint>)_table[(int)OnnxSlot.CreateCpuMemoryInfo];

    public delegate* unmanaged<nint, void*, nint> AllocatorFree =>
        (delegate* unmanaged<nint, void*, nint>)_table[(int)OnnxSlot.AllocatorFree];

    public delegate* unmanaged<nint*, nint> GetAllocatorWithDefaultOptions =>
        (delegate* unmanaged<nint*, nint>)_table[(int)OnnxSlot.GetAllocatorWithDefaultOptions];

    public delegate* unmanaged<nint, void> ReleaseEnv =>
        (delegate* unmanaged<nint, void>)_table[(int)OnnxSlot.ReleaseEnv];

    public delegate* unmanaged<nint, void> ReleaseStatus =>
        (delegate* unmanaged<nint, void>)_table[(int)OnnxSlot.ReleaseStatus];

    public delegate* unmanaged<nint, void> ReleaseMemoryInfo =>
        (delegate* unmanaged<nint, void>)_table[(int)OnnxSlot.ReleaseMemoryInfo];

    public delegate* unmanaged<nint, void> ReleaseSession =>
        (delegate* unmanaged<nint, void>)_table[(int)OnnxSlot.ReleaseSession];

    public delegate* unmanaged<nint, void> ReleaseValue =>
        (delegate* unmanaged<nint, void>)_table[(int)OnnxSlot.ReleaseValue];

    public delegate* unmanaged<nint, void> ReleaseTypeInfo =>
        (delegate* unmanaged<nint, void>)_table[(int)OnnxSlot.ReleaseTypeInfo];

    public delegate* unmanaged<nint, void> ReleaseTensorTypeAndShapeInfo =>
        (delegate* unmanaged<nint, void>)_table[(int)OnnxSlot.ReleaseTensorTypeAndShapeInfo];

    public delegate* unmanaged<nint, void> ReleaseSessionOptions =>
        (delegate* unmanaged<nint, void>)_table[(int)OnnxSlot.ReleaseSessionOptions];

    public delegate* unmanaged<byte***, int*, nint> GetAvailableProviders =>
        (delegate* unmanaged<byte***, int*, nint>)_table[(int)OnnxSlot.GetAvailableProviders];

    public delegate* unmanaged<byte**, int, nint> ReleaseAvailableProviders =>
        (delegate* unmanaged<byte**, int, nint>)_table[(int)OnnxSlot.ReleaseAvailableProviders];

    public delegate* unmanaged<nint, byte*, byte*, nint> AddSessionConfigEntry =>
        (delegate* unmanaged<nint, byte*, byte*, nint>)_table[(int)OnnxSlot.AddSessionConfigEntry];

    /// <summary>Turns a status into an exception and releases it; 0 is success.</summary>
    public void Check(nint status)
    {
        if (status == 0)
        {
            return;
        }

        try
        {
            var text = Marshal.PtrToStringUTF8((nint)GetErrorMessage(status)) ?? "no text";
            throw new OnnxException(GetErrorCode(status), EngineWords.Of(text));
        }
        finally
        {
            ReleaseStatus(status);
        }
    }

    private static (OnnxApi? Api, EngineInfo Info) Load()
    {
        var name = Libraries.NameOf(NativeLibraryKind.OnnxRuntime);
        var library = Libraries.Load(NativeLibraryKind.OnnxRuntime);
        if (!library.IsSupported)
        {
            return (null, new EngineInfo(name, null, library.Path, library.NotSupportedReason));
        }

        if (!NativeLibrary.TryGetExport(library.Handle, "OrtGetApiBase", out var entry))
        {
            var reason = $"{library.Path} is not ONNX Runtime: it has no OrtGetApiBase. Run npm ci in the folder " +
                $"native/.";
            return (null, new EngineInfo(name, null, library.Path, reason));
        }

        var apiBase = ((delegate* unmanaged<void**>)entry)();
        var version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)apiBase[1])());
        var table = ((delegate* unmanaged<uint, void**>)apiBase[0])(TableVersion);
        return table is null
            ? (null, new EngineInfo(name, version, library.Path, TooOld(library.Path, version)))
            : (new OnnxApi(table), new EngineInfo(name, version, library.Path, null));
    }

    private static string TooOld(string? path, string? version) =>
        $"{path} is ONNX Runtime {version}; 1.{TableVersion} or later is needed. Run npm ci in the folder native/.";
}
