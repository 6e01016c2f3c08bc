using System.Collections.Immutable;
using Akin.Numerics;

namespace Akin.Autoencoder.Layers;

/// <summary>Convolutions one after the other.</summary>
internal sealed unsafe class ConvolutionChain
{
    private readonly ImmutableArray<ConvolutionBlock> _blocks;
    private readonly int[] _offsets;
    private readonly int[] _gathered;

    /// <summary>Makes the blocks, without weights.</summary>
    /// <param name="shapes">What each computes.</param>
    /// <param name="offset">Where their parameters start.</param>
    /// <param name="fromPicture">Whether the first reads the picture.</param>
    /// <param name="width">Register width to run at.</param>
    public ConvolutionChain(
        ImmutableArray<ConvolutionShape> shapes, int offset, bool fromPicture, SimdWidth width)
    {
        _blocks = [.. shapes.Select((shape, i) => new ConvolutionBlock(shape, fromPicture && i == 0, width))];
        _offsets = new int[_blocks.Length];
        _gathered = new int[_blocks.Length];
        for (var i = 0; i < _blocks.Length; i++)
        {
            (_offsets[i], _gathered[i]) = (offset, GradientLength);
            offset += _blocks[i].Shape.Parameters;
            GradientLength += _blocks[i].GradientLength;
        }
    }

    public IReadOnlyList<ConvolutionBlock> Blocks => _blocks;

    /// <summary>Floats of one picture's gradient.</summary>
    public int GradientLength { get; }

    /// <summary>Takes the parameters.</summary>
    public void Pack(ReadOnlySpan<float> parameters)
    {
        for (var i = 0; i < _blocks.Length; i++)
        {
            _blocks[i].Pack(parameters.Slice(_offsets[i], _blocks[i].Shape.Parameters));
        }
    }

    /// <summary>Computes the maps of a picture from its input.</summary>
    public void Forward(ChainMaps maps, ConvolutionScratch scratch)
    {
        for (var i = 0; i < _blocks.Length; i++)
        {
            _blocks[i].Forward(maps.Input(i), maps.Output(i), maps.Choices(i), scratch);
        }
    }

    /// <summary>Goes back from the errors of the output; gradient is one picture's, all zero before.</summary>
    public void Backward(ChainMaps maps, PinnedFloats gradient, ConvolutionScratch scratch)
    {
        for (var i = _blocks.Length - 1; i >= 0; i--)
        {
            _blocks[i].Backward(
                maps.Input(i), maps.Output(i), maps.Choices(i), maps.Errors(i), maps.InputErrors(i),
                gradient.Pointer + _gathered[i], scratch);
        }
    }

    /// <summary>Adds one picture's gradient to that of the parameters.</summary>
    public void Unpack(PinnedFloats gathered, Span<float> gradient)
    {
        for (var i = 0; i < _blocks.Length; i++)
        {
            _blocks[i].Unpack(
                gathered.Span.Slice(_gathered[i], _blocks[i].GradientLength),
                gradient.Slice(_offsets[i], _blocks[i].Shape.Parameters));
        }
    }
}
