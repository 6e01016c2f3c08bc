namespace Akin.Native.Onnx;

/// <summary>
/// What all sessions of a process share: the engine's environment and the description of plain memory.
/// </summary>
internal sealed unsafe class OnnxEnvironment
{
    /// <summary>An error comes back with its text; the engine need not write it to the terminal, too.</summary>
    private const int FatalOnly = 4;
    private const int DeviceAllocator = 0;
    private const int DefaultMemory = 0;

    private static readonly Lazy<OnnxEnvironment> Shared = new(() => new OnnxEnvironment(OnnxApi.Instance));

    private OnnxEnvironment(OnnxApi api)
    {
        nint value;
        fixed (byte* name = "akin"u8)
        {
            api.Check(api.CreateEnv(FatalOnly, name, &value));
        }

        Env = new OnnxHandle(value, api.ReleaseEnv);
        api.Check(api.DisableTelemetryEvents(value));
        api.Check(api.CreateCpuMemoryInfo(DeviceAllocator, DefaultMemory, &value));
        PlainMemory = new OnnxHandle(value, api.ReleaseMemoryInfo);
        api.Check(api.GetAllocatorWithDefaultOptions(&value));
        Allocator = value;
    }

    public static OnnxEnvironment Instance => Shared.Value;

    public OnnxHandle Env { get; }

    public OnnxHandle PlainMemory { get; }

    /// <summary>The engine's own default allocator; it is never released.</summary>
    public nint Allocator { get; }
}
