using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Autoencoder.Layers;

/// <summary>All maps of one picture on its way through a chain, and the errors on the way back.</summary>
internal sealed unsafe class ChainMaps
{
    private readonly PinnedFloats[] _maps;
    private readonly PinnedFloats?[] _errors;
    private readonly byte[]?[] _choices;

    /// <summary>Makes room.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="forTraining">Whether there is a way back.</param>
    public ChainMaps(ConvolutionChain chain, bool forTraining)
    {
        var blocks = chain.Blocks;
        _maps = new PinnedFloats[blocks.Count + 1];
        _errors = new PinnedFloats?[blocks.Count + 1];
        _choices = new byte[]?[blocks.Count];
        var first = blocks[0];
        Add(0, first.Shape.Input, first.InputChannels, forTraining && !first.IsFirst);
        for (var i = 0; i < blocks.Count; i++)
        {
            Add(i + 1, blocks[i].Shape.Output, blocks[i].OutputChannels, forTraining);
            _choices[i] = blocks[i].Shape.Pools
                ? GC.AllocateUninitializedArray<byte>(_maps[i + 1].Length, pinned: true)
                : null;
        }

        void Add(int i, MapShape shape, int channels, bool errors)
        {
            var length = (long)shape.Height * shape.Width * channels;
            _maps[i] = new(length, ConvolutionScratch.Slack);
            _errors[i] = errors ? new(length) : null;
        }
    }

    /// <summary>What the chain reads.</summary>
    public PinnedFloats First => _maps[0];

    /// <summary>What the chain gives.</summary>
    public PinnedFloats Last => _maps[^1];

    /// <summary>The errors of what the chain reads; null where nobody asks.</summary>
    public PinnedFloats? FirstErrors => _errors[0];

    /// <summary>The errors of what the chain gives.</summary>
    public PinnedFloats LastErrors => _errors[^1]!;

    public float* Input(int block) => _maps[block].Pointer;

    public float* Output(int block) => _maps[block + 1].Pointer;

    public float* Errors(int block) => _errors[block + 1]!.Pointer;

    public float* InputErrors(int block) => _errors[block] is { } errors ? errors.Pointer : null;

    public byte* Choices(int block) => _choices[block] is { } choices
        ? (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(choices))
        : null;
}
