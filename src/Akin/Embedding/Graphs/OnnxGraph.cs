using System.Globalization;
using Akin.Embedding.Models;

namespace Akin.Embedding.Graphs;

/// <summary>
/// A model's file, looked into: what it takes and gives, its nodes and weights. The file is mapped, and weights are
/// never copied, whatever their size.
/// </summary>
public sealed class OnnxGraph : IDisposable
{
    private readonly ModelFileView _file;
    private readonly GraphParts _parts;

    private OnnxGraph(string path, ModelFileView file, GraphParts parts)
    {
        Path = path;
        _file = file;
        _parts = parts;
        Names = new GraphNames(parts);
        Inputs = [.. parts.Inputs.Where(input => !IsWeight(input.Name))];
    }

    /// <summary>The file, absolute.</summary>
    public string Path { get; }

    /// <summary>What the model takes, weights left out.</summary>
    public IReadOnlyList<GraphTensor> Inputs { get; }

    /// <summary>What the model gives.</summary>
    public IReadOnlyList<GraphTensor> Outputs => _parts.Outputs;

    /// <summary>Its operations, in the file's order.</summary>
    public IReadOnlyList<GraphNode> Nodes => _parts.Nodes;

    /// <summary>Its weights.</summary>
    public IReadOnlyList<GraphWeight> Weights => _parts.Weights;

    /// <summary>The files beside it that its weights are in, as it names them; none when it has them itself.</summary>
    public IReadOnlyList<string> WeightFiles =>
        [.. _parts.External.Select(weight => weight.Location!).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What the model's author wrote beside it.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _parts.Metadata;

    /// <summary>The operators it was made for.</summary>
    public IReadOnlyList<GraphOperatorSet> OperatorSets => _parts.OperatorSets;

    /// <summary>Tensors inside the graph whose shape the file tells.</summary>
    internal IReadOnlyList<GraphTensor> Described => _parts.Described;

    internal GraphParts Parts => _parts;

    internal GraphNames Names { get; }

    internal ReadOnlySpan<byte> Bytes => _file.Bytes;

    /// <summary>Bytes of the file and of those beside it.</summary>
    internal long WeightBytes => _file.Bytes.Length + _parts.External.Sum(weight => weight.Length);

    /// <summary>Where the engine reads weights from.</summary>
    internal WeightPlaces Places { get; private set; } = null!;

    /// <summary>Looks into a file.</summary>
    /// <exception cref="ModelUnavailableException">It is missing, no ONNX model, or damaged; or a file of weights
    /// beside it is missing or too short.</exception>
    public static OnnxGraph Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        var file = ModelFileView.Open(path);
        try
        {
            var graph = new OnnxGraph(path, file, GraphReader.Read(file.Bytes));
            graph.Check();
            return graph;
        }
        catch (GraphFormatException e)
        {
            file.Dispose();
            throw new ModelUnavailableException($"The model file {path} {e.Message}", e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The node that gives a tensor; <see langword="null"/> for inputs and weights.</summary>
    public GraphNode? ProducerOf(string tensor) => Names.ProducerOf(tensor);

    /// <summary>The weights of that name; <see langword="null"/> when it is no weight.</summary>
    public GraphWeight? WeightOf(string tensor) => Names.WeightOf(tensor);

    /// <summary>Whether a tensor is a weight, a sparse one too.</summary>
    internal bool IsWeight(string tensor) => Names.IsWeight(tensor);

    /// <summary>
    /// SHA-256 over the file, or over it and the files of its weights, in lower-case hexadecimal: whatever changes the
    /// model changes it.
    /// </summary>
    /// <exception cref="ModelUnavailableException">A file cannot be read.</exception>
    public string Sha256() => ModelBytes.HashOfAll(
        ModelBytes.HashOf(Path), WeightFiles.Select(file => (file, ModelBytes.HashOf(PathOf(file)))));

    /// <summary>Length and time of last change of the file and of those of its weights: when these are as they were
    /// at hashing, the hash is.</summary>
    internal string Stamp() => string.Join(' ', WeightFiles.Select(PathOf).Prepend(Path).Select(file =>
    {
        var info = LinkedFile.Of(file);
        return string.Create(
            CultureInfo.InvariantCulture, $"{info.FullName}:{info.Length}:{info.LastWriteTimeUtc.Ticks}");
    }));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    internal string PathOf(string location) =>
        WeightPlaces.PathOf(System.IO.Path.GetDirectoryName(Path)!, location);

    private void Check()
    {
        if (Inputs.Count == 0 || Outputs.Count == 0 || Nodes.Count == 0)
        {
            throw new GraphFormatException(
                $"has {Inputs.Count} inputs, {Nodes.Count} operations and {Outputs.Count} outputs: nothing that makes "
                + "features of a picture.");
        }

        foreach (var file in _parts.External.GroupBy(weight => weight.Location!))
        {
            var needed = file.Max(weight => (Int128)weight.Offset + weight.Length);
            var info = LinkedFile.Of(PathOf(file.Key));
            if (!info.Exists || info.Length < needed)
            {
                throw new ModelUnavailableException(
                    $"The model file {Path} keeps its weights in {file.Key}, which must be beside it and have at least "
                    + $"{needed:N0} bytes; " + (info.Exists ? $"it has {info.Length:N0}." : "there is no such file."));
            }
        }

        Places = new WeightPlaces(Path, WeightFiles);
        if (Places.HaveLinks && _parts.External.Exists(weight => !Weights.Contains(weight)))
        {
            throw new ModelUnavailableException(
                $"The model file {Path} keeps weights of its inner graphs in files beside it, and some of these files "
                + "are links; put the files themselves into one folder.");
        }
    }
}
