using System.Diagnostics;
using System.Runtime.InteropServices;
using Akin.Embedding;
using Akin.Embedding.Graphs;
using Akin.Native.Onnx;

namespace Akin.Bench;

/// <summary>A network on all cores in one arrangement of workers, threads, and pictures at a time.</summary>
internal sealed class BatchArrangement : IDisposable
{
    private readonly OnnxSession[] _sessions;
    private readonly OnnxBinding[] _workers;

    public BatchArrangement(ExtractorRecipe recipe, int cores, int threads, int batch, bool ownSessions)
    {
        (Threads, Batch, OwnSessions) = (threads, batch, ownSessions);
        using var graph = OnnxGraph.Open(recipe.Path);
        var input = PictureInput.Find(graph, recipe.Input);
        var tensor = recipe.Layer.Tensor;
        long[] shape = [batch, .. input.ShapeFor(recipe.Preprocessing.Width, recipe.Preprocessing.Height).Skip(1)];
        var cut = GraphCut.Of(graph, [tensor], new Dictionary<string, long[]> { [input.Name] = shape });
        var options = new OnnxSessionOptions { Threads = threads, WeightsFolder = graph.Places.Folder };
        var workers = cores / threads;
        _sessions = [.. Enumerable.Range(0, ownSessions ? workers : 1).Select(_ => new OnnxSession(cut, options))];
        var output = _sessions[0].ShapeOf(input.Name, OnnxElementType.Float32, shape, tensor);
        _workers = [.. Enumerable.Range(0, workers).Select(worker => new OnnxBinding(
            _sessions[worker % _sessions.Length], input.Name, shape, tensor, [.. output]))];
        Array.ForEach(_workers, worker => Fill(worker.Input, batch));
    }

    public int Threads { get; }

    public int Batch { get; }

    public bool OwnSessions { get; }

    /// <summary>Runs for about that long; gives the time of a picture.</summary>
    public double Milliseconds(int duration)
    {
        var pictures = 0;
        var watch = Stopwatch.StartNew();
        Task.WaitAll(_workers.Select(worker => Task.Factory.StartNew(
            () =>
            {
                do
                {
                    worker.Run();
                    Interlocked.Add(ref pictures, Batch);
                }
                while (watch.ElapsedMilliseconds < duration);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray());
        return watch.Elapsed.TotalMilliseconds / pictures;
    }

    /// <summary>Whether the first pictures have the same features as in another arrangement.</summary>
    public bool SameBitsAs(BatchArrangement other)
    {
        var common = Math.Min(Batch, other.Batch);
        return First(common).SequenceEqual(other.First(common));
    }

    public void Dispose()
    {
        Array.ForEach(_workers, worker => worker.Dispose());
        Array.ForEach(_sessions, session => session.Dispose());
    }

    private ReadOnlySpan<uint> First(int pictures)
    {
        var values = MemoryMarshal.Cast<float, uint>(_workers[0].Output);
        return values[..(values.Length / Batch * pictures)];
    }

    /// <summary>Pictures of noise from −1 to 1; a picture is the same in every batch.</summary>
    private static void Fill(Span<float> values, int batch)
    {
        var length = values.Length / batch;
        for (var picture = 0; picture < batch; picture++)
        {
            var state = 0x9E37_79B9u + (uint)picture;
            foreach (ref var value in values.Slice(picture * length, length))
            {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                value = (state / (float)uint.MaxValue * 2) - 1;
            }
        }
    }
}
