using Akin.Native.Onnx;

namespace Akin.Embedding.Tuning;

/// <summary>How the work of a model is laid on a machine. None of it changes the features.</summary>
/// <param name="Workers">Threads that decode pictures and have them computed; ≥ 1.</param>
/// <param name="Inferences">Inferences at once, 1 … <paramref name="Workers"/>.</param>
/// <param name="OperatorThreads">Threads that the inferences share inside an operator; 1 computes on the worker
/// alone.</param>
/// <param name="Pictures">Pictures of an inference, 1 … <see cref="MostPictures"/>.</param>
public sealed record Arrangement(int Workers, int Inferences, int OperatorThreads, int Pictures)
{
    /// <summary>The most pictures of an inference.</summary>
    public const int MostPictures = 8;

    private const int MostThreads = 4_096;

    /// <summary>In words for people.</summary>
    public string Words =>
        $"{Counted(Workers, "worker")}, {Counted(Inferences, "inference")} of {Counted(Pictures, "picture")} at once, "
        + $"{Counted(OperatorThreads, "thread")} in an operator";

    /// <summary>Whether the numbers are possible: a file may say anything.</summary>
    internal bool IsSound =>
        Workers is >= 1 and <= MostThreads && Inferences >= 1 && Inferences <= Workers
        && OperatorThreads is >= 1 and <= MostThreads && Pictures is >= 1 and <= MostPictures;

    /// <summary>A worker a core, each with a picture at a time.</summary>
    /// <param name="threads">Cores to use, ≥ 1.</param>
    public static Arrangement Plain(int threads) => new(threads, threads, 1, 1);

    /// <summary>
    /// What may be faster on some machine. On the processor no more pictures are in work at once than cores, whatever
    /// the arrangement, so that none takes much more memory than the plain one; an accelerator is fed with batches.
    /// </summary>
    /// <param name="threads">Cores to use, ≥ 1.</param>
    /// <param name="device">What computes.</param>
    /// <param name="ofGraph">Pictures that the graph itself takes at a time, ≥ 1; one that fixes several is fed with as
    /// many.</param>
    internal static IReadOnlyList<Arrangement> Others(int threads, OnnxDevice device, int ofGraph)
    {
        var others = new List<Arrangement>();
        if (device != OnnxDevice.Cpu)
        {
            others.AddRange([new(threads, 1, 1, 1), new(threads, 1, 1, MostPictures)]);
            others.Add(new(threads, Math.Min(2, threads), 1, MostPictures));
        }
        else
        {
            // Fewer workers suit cores that are shared by two threads, and memory that is slower than they are.
            others.AddRange(threads >= 4 ? [new(threads / 2, threads / 2, 1, 1)] : []);
            foreach (var share in new[] { 2, 8, threads }.Where(share => share >= 2 && share <= threads))
            {
                var inferences = threads / share;
                var inside = threads - inferences + 1;
                var pictures = Math.Min(share, MostPictures);
                others.AddRange([new(threads, inferences, inside, 1), new(threads, inferences, inside, pictures)]);
            }
        }

        if (ofGraph is > 1 and <= MostPictures)
        {
            others = [new(threads, threads, 1, ofGraph), .. others.Where(each => each.Pictures == 1)];
        }

        return [.. others.Distinct().Where(each => each != Plain(threads))];
    }

    private static string Counted(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
