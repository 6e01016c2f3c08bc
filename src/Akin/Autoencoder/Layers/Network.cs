using System.Collections.Concurrent;
using Akin.Numerics;

namespace Akin.Autoencoder.Layers;

/// <summary>
/// An autoencoder and its parameters. Pictures go through the convolutions one by one, several at a time on the
/// threads; gradients are added up in the order of the pictures: the bits are the same at any number of threads.
/// </summary>
internal sealed class Network
{
    /// <summary>As many gradients are kept at most, whatever the batch.</summary>
    private const int MostChunks = 32;

    private readonly ConvolutionChain _encoder;
    private readonly ConvolutionChain _decoder;
    private readonly DenseCode? _code;
    private readonly ConcurrentBag<ConvolutionScratch> _scratch = [];
    private readonly ConcurrentBag<PictureState> _states = [];
    private readonly List<PictureGradient> _gradients = [];
    private readonly int _codeOffset;
    private readonly int _threads;

    /// <summary>Makes a network whose parameters are all zero.</summary>
    /// <param name="design">Checked before.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="width">Register width to run at.</param>
    public Network(NetworkDesign design, int threads, SimdWidth width)
    {
        (Design, _threads) = (design, threads);
        var plan = NetworkPlan.Of(design);
        _codeOffset = plan.Encoder.Sum(shape => shape.Parameters);
        _code = design.CodeSize > 0 ? new(design.LastMap, design.CodeSize, width) : null;
        _encoder = new(plan.Encoder, 0, fromPicture: true, width);
        _decoder = new(plan.Decoder, _codeOffset + (_code?.Parameters ?? 0), fromPicture: false, width);
        Parameters = new float[_codeOffset + (_code?.Parameters ?? 0) + plan.Decoder.Sum(shape => shape.Parameters)];
    }

    public NetworkDesign Design { get; }

    /// <summary>Bytes that a step takes, about.</summary>
    /// <param name="design">The network.</param>
    /// <param name="batch">Pictures of a step.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public static long StepBytes(NetworkDesign design, int batch, int threads)
    {
        var plan = NetworkPlan.Of(design);
        var shapes = plan.Encoder.AddRange(plan.Decoder);
        var maps = shapes.Sum(shape =>
            (long)shape.Output.Height * shape.Output.Width * StoredChannels.Of(shape.Filters));
        var states = (long)(design.CodeSize == 0 ? Math.Min(threads, batch) : batch);
        var filters = shapes.Sum(shape => (long)shape.Parameters);
        var gradients = Math.Min(batch, MostChunks) * shapes.Sum(ConvolutionBlock.GradientLengthOf);
        var dense = design.CodeSize * 2L * design.LastMap.Size;
        var vectors = design.CodeSize == 0 ? 0 : batch * (4L * design.LastMap.Size);

        // Weights, best, gradient and the two means of Adam; a dense layer packs them twice and gathers its gradient.
        return sizeof(float) * ((states * ((2 * maps) + (2L * design.Picture.Size))) + gradients + vectors
            + (7 * filters) + (8 * dense));
    }

    /// <summary>Weights and biases, layer by layer; after a change call <see cref="Pack"/>.</summary>
    public float[] Parameters { get; }

    /// <summary>Takes <see cref="Parameters"/> into the form that the kernels read.</summary>
    public void Pack()
    {
        _encoder.Pack(Parameters);
        _decoder.Pack(Parameters);
        _code?.Pack(Parameters, _codeOffset, _threads);
    }

    /// <summary>The loss of a batch, and its gradient by each parameter.</summary>
    /// <param name="batch">The pictures.</param>
    /// <param name="loss">How far off an output is.</param>
    /// <param name="gradient">Gets the gradient; as long as <see cref="Parameters"/>.</param>
    /// <param name="cancellation">Checked at each picture.</param>
    /// <returns>The mean over the pictures.</returns>
    public double Gradient(
        IPictureBatch batch, IReconstructionLoss loss, float[] gradient, CancellationToken cancellation)
    {
        var chunk = ChunkOf(batch.Count);
        while (_gradients.Count < ChunkedWork.Chunks(batch.Count, chunk))
        {
            _gradients.Add(new(_encoder, _decoder));
        }

        _gradients.ForEach(each => each.Clear());
        Array.Clear(gradient);
        var losses = new double[batch.Count];
        Pass(
            batch,
            (n, state, scratch) =>
            {
                losses[n] = Judge(state, batch.Count, loss);
                _decoder.Backward(state.Decoder, _gradients[n / chunk].Decoder, scratch);
            },
            (n, state, scratch) => _encoder.Backward(state.Encoder, _gradients[n / chunk].Encoder, scratch),
            gradient.AsMemory(_codeOffset, _code?.Parameters ?? 0),
            cancellation);
        foreach (var each in _gradients.Take(ChunkedWork.Chunks(batch.Count, chunk)))
        {
            _encoder.Unpack(each.Encoder, gradient);
            _decoder.Unpack(each.Decoder, gradient);
        }

        return losses.Sum() / batch.Count;
    }

    /// <summary>The loss of a batch: the mean over the pictures.</summary>
    public double Evaluate(IPictureBatch batch, IReconstructionLoss loss, CancellationToken cancellation)
    {
        var losses = new double[batch.Count];
        Pass(
            batch,
            (n, state, _) => losses[n] = Judge(state, batch.Count, loss), null, default, cancellation);
        return losses.Sum() / batch.Count;
    }

    /// <summary>What the network makes of pictures: for each height × width × 3 values.</summary>
    public float[][] Reconstruct(IPictureBatch batch, CancellationToken cancellation)
    {
        var outputs = new float[batch.Count][];
        var stored = _decoder.Blocks[^1].OutputChannels;
        Pass(
            batch,
            (n, state, _) =>
            {
                var output = outputs[n] = new float[Design.Picture.Size];
                for (var i = 0; i < output.Length; i++)
                {
                    var (place, channel) = Math.DivRem(i, NetworkDesign.PictureChannels);
                    output[i] = state.Decoder.Last.Span[(place * stored) + channel];
                }
            },
            null, default, cancellation);
        return outputs;
    }

    /// <summary>
    /// Takes a batch there and, where asked, back. Without a dense code a picture goes all the way at once, while its
    /// maps are near the processor, and only as many are kept as there are threads.
    /// </summary>
    private void Pass(
        IPictureBatch batch, Action<int, PictureState, ConvolutionScratch> there,
        Action<int, PictureState, ConvolutionScratch>? back, Memory<float> codeGradient,
        CancellationToken cancellation)
    {
        if (_code is null)
        {
            Each(batch.Count, (n, scratch) =>
            {
                var state = TakeState();
                Encode(batch, n, state, scratch);
                state.Encoder.Last.Span.CopyTo(state.Decoder.First.Span);
                _decoder.Forward(state.Decoder, scratch);
                there(n, state, scratch);
                state.Decoder.FirstErrors!.Span.CopyTo(state.Encoder.LastErrors.Span);
                back?.Invoke(n, state, scratch);
                _states.Add(state);
            }, cancellation);
            return;
        }

        PictureState[] states = [.. Enumerable.Range(0, batch.Count).Select(_ => TakeState())];
        Each(batch.Count, (n, scratch) => Encode(batch, n, states[n], scratch), cancellation);
        _code.Forward(states, _threads);
        Each(batch.Count, (n, scratch) =>
        {
            _decoder.Forward(states[n].Decoder, scratch);
            there(n, states[n], scratch);
        }, cancellation);
        if (back is not null)
        {
            _code.Backward(states, codeGradient.Span, _threads);
            Each(batch.Count, (n, scratch) => back(n, states[n], scratch), cancellation);
        }

        Array.ForEach(states, _states.Add);
    }

    /// <summary>The loss of a picture that was decoded, and the errors to go back from.</summary>
    private double Judge(PictureState state, int count, IReconstructionLoss loss) => loss.Evaluate(
        state.Decoder.Last.Span, _decoder.Blocks[^1].OutputChannels, state.Target, 1f / count,
        state.Decoder.LastErrors.Span);

    private void Encode(IPictureBatch batch, int n, PictureState state, ConvolutionScratch scratch)
    {
        batch.Read(n, state.Encoder.First.Span, state.Target);
        _encoder.Forward(state.Encoder, scratch);
    }

    private void Each(int count, Action<int, ConvolutionScratch> work, CancellationToken cancellation) =>
        ChunkedWork.For(count, ChunkOf(count), _threads, (_, start, length) =>
        {
            var scratch = TakeScratch();
            for (var n = start; n < start + length; n++)
            {
                cancellation.ThrowIfCancellationRequested();
                work(n, scratch);
            }

            _scratch.Add(scratch);
        }, cancellation);

    /// <summary>Pictures whose gradients are summed in one place, one after the other.</summary>
    private static int ChunkOf(int count) => ChunkedWork.Chunks(count, MostChunks);

    private PictureState TakeState() => _states.TryTake(out var state) ? state : new(_encoder, _decoder, Design);

    private ConvolutionScratch TakeScratch() =>
        _scratch.TryTake(out var scratch) ? scratch : new([.. _encoder.Blocks, .. _decoder.Blocks]);
}
