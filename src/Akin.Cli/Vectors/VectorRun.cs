using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Cli.Vectors;

/// <summary>
/// One computation on vectors from elsewhere: read, compute under a clock, write, commit, print. The files appear
/// together.
/// </summary>
internal sealed class VectorRun(VectorSettings vectors, Settings settings, Shell shell)
{
    private readonly string _path = shell.Absolute(vectors.Path);

    /// <summary>Runs it and writes <c>metrics.json</c>.</summary>
    /// <param name="compute">Computes on the points; gives the metrics and what writes the other files.</param>
    /// <param name="summary">The result for people, in one line.</param>
    /// <param name="cancellation">Leaves no file behind.</param>
    public int Run(
        VectorComputation compute, Func<Metrics, string> summary, CancellationToken cancellation) =>
        Run(_ => compute, summary, cancellation);

    /// <summary>The same for a computation that writes as it goes.</summary>
    public int Run(
        Func<OutputFolder, VectorComputation> compute, Func<Metrics, string> summary, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        // Principal components are found of rows wherever they are.
        using var input = vectors.Space.Components is null
            ? VectorInput.Read(_path, settings.MemoryBytes, Reading())
            : VectorInput.Open(_path, settings.MemoryBytes, Reading());
        return Run(input, vectors.SpaceOfRead, started, compute, summary, cancellation);
    }

    /// <summary>The same on vectors that are here already, since a moment of the clock.</summary>
    public int Run(
        IRowSource input, FeatureSpace space, long started, Func<OutputFolder, VectorComputation> compute,
        Func<Metrics, string> summary, CancellationToken cancellation)
    {
        CheckComponents(input);
        using var folder = new OutputFolder(shell.Absolute(vectors.Out));
        var computing = shell.Time.GetTimestamp();
        if (space.Components is { } components)
        {
            MemoryBudget.CheckComponents(input, components, settings.MemoryBytes);
        }

        space = space with { Seed = settings.Seed, Threads = settings.Threads };
        using var reduced = Checked(input, () => space.Reduce(input, cancellation));
        using var progress = new ProgressLine(shell);
        var result = Checked(input, () => compute(folder)(reduced.Points, Basis(input, reduced), progress));
        return Finish(folder, result, started, computing, summary, cancellation);
    }

    /// <summary>
    /// The same on rows that need not fit the memory, unless principal components are to be found first.
    /// </summary>
    public int RunRows(
        Func<IRowSource, Metrics, IProgress<StageProgress>, VectorResult> compute, Func<Metrics, string> summary,
        CancellationToken cancellation)
    {
        if (vectors.Space.Components is not null)
        {
            return Run((points, basis, progress) => compute(points, basis, progress), summary, cancellation);
        }

        var started = shell.Time.GetTimestamp();
        using var rows = VectorInput.Open(_path, settings.MemoryBytes, Reading());
        using var folder = new OutputFolder(shell.Absolute(vectors.Out));
        using var progress = new ProgressLine(shell);
        var computing = shell.Time.GetTimestamp();
        var result = Checked(rows, () => compute(rows, Basis(rows, null), progress));
        return Finish(folder, result, started, computing, summary, cancellation);
    }

    private RowReading Reading() => VectorInput.ReadingFor(_path, vectors);

    /// <summary>Rows are checked as they are read: what is refused then is the user's file.</summary>
    private T Checked<T>(IRowSource rows, Func<T> compute)
    {
        try
        {
            return compute();
        }
        catch (ArgumentException e)
        {
            throw VectorInput.Fault(_path, rows) ?? UsageException.Of(e);
        }
    }

    private int Finish(
        OutputFolder folder, VectorResult result, long started, long computing, Func<Metrics, string> summary,
        CancellationToken cancellation)
    {
        var (metrics, write) = result;
        metrics = metrics with { Seconds = Since(computing) };
        write(folder);
        metrics = metrics with { SecondsTotal = Since(started), PeakMemoryBytes = ProcessMemory.Peak() };
        File.WriteAllText(folder.Draft("metrics.json"), CliJson.Write(metrics) + "\n");
        cancellation.ThrowIfCancellationRequested();
        var files = folder.Commit();
        shell.Out.WriteLine(settings.Json
            ? CliJson.Write(metrics with { Files = files })
            : $"{summary(metrics)}\n{folder.Path}");
        return ExitCode.Done;
    }

    private Metrics Basis(IRowSource input, ReducedFeatures? reduced) => new()
    {
        Seconds = 0,
        Threads = settings.Threads,
        Seed = settings.Seed,
        Rows = input.Rows,
        Columns = input.Columns,
        Normalise = vectors.Space.Normalise ? "l2" : "none",
        On = new FeatureChoice(reduced?.ExplainedVarianceRatio is { Count: > 0 and var some } ? some : null).ToString(),
        ExplainedVarianceRatio = reduced?.ExplainedVarianceRatio is { Count: > 0 } ratio ? ratio : null,
    };

    private void CheckComponents(IRowSource input)
    {
        var most = Math.Min(input.Rows, input.Columns);
        if (vectors.Space.Components is { } components && components > most)
        {
            throw new UsageException(
                $"--on pca:{components} asks for more components than there are: {Counted.Of(input.Rows, "row")} of "
                + $"{Counted.Of(input.Columns, "column")} have {most}.");
        }
    }

    private double Since(long timestamp) => shell.Time.GetElapsedTime(timestamp).TotalSeconds;
}
