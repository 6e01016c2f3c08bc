using Akin.Autoencoder.Layers;
using Akin.Autoencoder.Losses;
using Akin.Numerics;

namespace Akin.Autoencoder;

/// <summary>
/// Trains a network step by step. What a step does follows from design, options, pictures and the steps before it
/// alone: stopped anywhere, saved and restored, a training comes to the same bits, at any number of threads. A step of
/// n pictures takes time in proportion to n × their places × filters², and memory for the maps of a picture a thread,
/// with a dense code of all pictures of the step, and for 32 gradients: see <see cref="StepBytes"/>.
/// </summary>
public sealed class Trainer
{
    private const double TooMuch = 1000;

    private readonly IPictureSet _pictures;
    private readonly TrainingOptions _options;
    private readonly Network _network;
    private readonly IReconstructionLoss _loss;
    private readonly RandomSource _random;
    private readonly float[] _gradient;
    private readonly int[] _shown;
    private readonly int[] _judging;
    private (int Epoch, int[] Pictures) _order = (0, []);

    /// <summary>Begins a training.</summary>
    /// <param name="design">The network.</param>
    /// <param name="options">How to train it.</param>
    /// <param name="pictures">At least one.</param>
    /// <exception cref="ArgumentException">Design or options are not possible, or there is no picture.</exception>
    public Trainer(NetworkDesign design, TrainingOptions options, IPictureSet pictures)
    {
        design.Check();
        options.Check();
        ArgumentOutOfRangeException.ThrowIfZero(pictures.Count, nameof(pictures));
        if (options.Loss == ReconstructionLoss.CrossEntropy && design.Output != Activation.Sigmoid)
        {
            throw new ArgumentException("The cross-entropy needs a network whose output is a sigmoid.");
        }

        (Design, _options, _pictures) = (design, options, pictures);
        _network = new(design, options.Threads, SimdWidths.Best);
        _loss = options.Loss switch
        {
            ReconstructionLoss.CrossEntropy => new CrossEntropy(),
            ReconstructionLoss.StructuralSimilarity => new StructuralSimilarity(design.Height, design.Width),
            _ => new SquaredError(),
        };
        Initialisation.Fill(design, options.Seed, _network.Parameters);
        _network.Pack();
        Optimiser = new(LayerRates.Of(design), options.WeightDecay);
        Best = [.. _network.Parameters];
        _gradient = new float[_network.Parameters.Length];
        _random = new(options.Seed);
        var order = RowSample.Shuffled(pictures.Count, _random.Fork(0));
        var judging = Math.Min((int)Math.Round(pictures.Count * options.Validation), pictures.Count - 1);
        _judging = [.. order.Take(judging).Order()];
        _shown = [.. order.Skip(judging).Order()];
    }

    /// <summary>The network.</summary>
    public NetworkDesign Design { get; }

    /// <summary>How far the training has come.</summary>
    public TrainingState State { get; internal set; } = new();

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch => ChunkedWork.Chunks(_shown.Length, _options.BatchSize);

    /// <summary>Pictures that are shown in an epoch.</summary>
    public int ShownPictures => _shown.Length;

    /// <summary>Pictures that only judge.</summary>
    public IReadOnlyList<int> JudgingPictures => _judging;

    /// <summary>The weights of the best epoch, layer by layer; before the first is done, those of the start.</summary>
    public float[] Best { get; }

    /// <summary>The weights now.</summary>
    internal float[] Parameters => _network.Parameters;

    internal Adam Optimiser { get; }

    /// <summary>Makes one step; the last of an epoch judges it.</summary>
    /// <param name="cancellation">Stops between pictures; then nothing of the step counts.</param>
    /// <returns>The mean loss of the epoch so far.</returns>
    public double Step(CancellationToken cancellation = default)
    {
        if (State.End != TrainingEnd.Running)
        {
            throw new InvalidOperationException("The training is over.");
        }

        if (State.Step < StepsPerEpoch)
        {
            ShowBatch(cancellation);
        }

        var mean = State.LossSum / Math.Min(State.Step * _options.BatchSize, _shown.Length);
        if (State.End == TrainingEnd.Running && State.Step == StepsPerEpoch)
        {
            CloseEpoch(mean, cancellation);
        }

        return mean;
    }

    /// <summary>Bytes of memory that training takes, about, whatever the number of pictures.</summary>
    /// <param name="design">The network.</param>
    /// <param name="options">How it is trained.</param>
    public static long StepBytes(NetworkDesign design, TrainingOptions options) =>
        Network.StepBytes(design, options.BatchSize, options.Threads)
        + (options.Loss == ReconstructionLoss.StructuralSimilarity
            ? options.Threads * ChannelSimilarity.Bytes(design.Height, design.Width) : 0);

    /// <summary>The pictures in the order in which an epoch shows them, from 1 on.</summary>
    internal int[] OrderOf(int epoch) =>
        [.. RowSample.Shuffled(_shown.Length, _random.Fork((ulong)epoch).Fork(0)).Select(i => _shown[i])];

    /// <summary>Takes up the weights that a checkpoint holds.</summary>
    internal void Restored() => _network.Pack();

    private void ShowBatch(CancellationToken cancellation)
    {
        var epoch = State.Epochs.Length + 1;
        var random = _random.Fork((ulong)epoch);
        if (_order.Epoch != epoch)
        {
            _order = (epoch, OrderOf(epoch));
        }

        var start = State.Step * _options.BatchSize;
        var chosen = _order.Pictures.AsMemory(start, Math.Min(_options.BatchSize, _shown.Length - start));
        var batch = new ShownPictures(_pictures, chosen, Design, _options.Augmentation, random.Fork(1));
        var loss = _network.Gradient(batch, _loss, _gradient, cancellation);
        var first = State.FirstLoss ?? loss;
        if (IsTooMuch(loss, first))
        {
            State = State with { End = TrainingEnd.Diverged, Step = State.Step + 1, LossSum = State.LossSum + loss };
            return;
        }

        Optimiser.Step(_network.Parameters, _gradient, RateOf(epoch));
        _network.Pack();
        State = State with
        {
            Step = State.Step + 1,
            LossSum = State.LossSum + (loss * chosen.Length),
            FirstLoss = first,
        };
    }

    private void CloseEpoch(double mean, CancellationToken cancellation)
    {
        var epoch = State.Epochs.Length + 1;
        double? judged = _judging.Length > 0 ? Judge(cancellation) : null;
        var value = judged ?? mean;
        if (IsTooMuch(value, State.FirstLoss ?? value))
        {
            State = State with { End = TrainingEnd.Diverged };
            return;
        }

        var better = value < State.BestLoss;
        var bestEpoch = better ? epoch : State.BestEpoch;
        if (better)
        {
            _network.Parameters.CopyTo(Best, 0);
        }

        var end = epoch >= _options.Epochs ? TrainingEnd.Finished
            : judged is not null && _options.Patience > 0 && epoch - bestEpoch >= _options.Patience
                ? TrainingEnd.NoLongerBetter
            : TrainingEnd.Running;
        State = State with
        {
            Epochs = State.Epochs.Add(new(epoch, mean, judged, RateOf(epoch))),
            Step = 0,
            LossSum = 0,
            BestEpoch = bestEpoch,
            BestLoss = better ? value : State.BestLoss,
            End = end,
        };
    }

    private static bool IsTooMuch(double loss, double first) =>
        !double.IsFinite(loss) || loss > TooMuch * Math.Max(first, 1e-3);

    /// <summary>The mean loss of the judging pictures, as they are.</summary>
    private double Judge(CancellationToken cancellation)
    {
        var sum = 0.0;
        for (var start = 0; start < _judging.Length; start += _options.BatchSize)
        {
            var chosen = _judging.AsMemory(start, Math.Min(_options.BatchSize, _judging.Length - start));
            var batch = new ShownPictures(_pictures, chosen, Design, new(), _random);
            sum += _network.Evaluate(batch, _loss, cancellation) * chosen.Length;
        }

        return sum / _judging.Length;
    }

    private double RateOf(int epoch) => _options.Schedule == RateSchedule.Constant
        ? _options.Rate
        : _options.Rate * (0.01 + (0.99 * (1 + Math.Cos(Math.PI * (epoch - 1) / _options.Epochs)) / 2));
}
