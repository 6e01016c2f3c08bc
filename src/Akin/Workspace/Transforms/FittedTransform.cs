using Akin.Numerics;
using Akin.Projection;

namespace Akin.Workspace.Transforms;

/// <summary>A transform with what it has learnt, to be applied to rows.</summary>
internal sealed class FittedTransform : IDisposable
{
    public const string MeanFile = "mean.npy";
    public const string ComponentsFile = "components.npy";
    public const string VarianceFile = "explained_variance.npy";

    private readonly bool _normalise;
    private readonly PcaModel? _components;

    private FittedTransform(bool normalise, PcaModel? components) =>
        (_normalise, _components) = (normalise, components);

    /// <summary>Learns what there is to learn and writes it into a folder.</summary>
    /// <returns>What to keep of it in the catalogue.</returns>
    public static StoredTransform Fit(
        FeatureStore source, TransformOptions options, string folder, CancellationToken cancellation)
    {
        var stored = new StoredTransform
        {
            Source = source.Set.Key,
            Normalise = options.Normalise,
            Components = options.Components,
            Whiten = options.Whiten,
            Seed = options.Seed,
        };
        if (!options.IsFitted)
        {
            return stored;
        }

        var ready = source.ListReady();
        using var rows = new ReadyRows(source, [.. ready.Select(picture => picture.Id)], options.Normalise);
        var most = Math.Min(rows.Rows, rows.Columns);
        var pca = new PcaOptions
        {
            Components = options.Components ?? most,
            Whiten = options.Whiten,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        using var model = Pca.Fit(rows, pca, cancellation);
        var shares = model.ExplainedVarianceRatio;
        return stored with
        {
            FittedOn = rows.Rows,
            FittedFeatures = ReadyFeatures.HashOf(source.Set, ready),
            ExplainedVariance = shares.Sum(),
            TotalVariance = model.TotalVariance,
            Largest = model.Largest,
            Files = Write(model, folder),
        };
    }

    /// <summary>Reads what was learnt.</summary>
    /// <exception cref="WorkspaceException">A file is not as it was written.</exception>
    public static FittedTransform Read(FeatureSet set, string folder)
    {
        var stored = set.Transform!;
        if (stored.FittedOn == 0)
        {
            return new(stored.Normalise, null);
        }

        foreach (var (name, sha256) in stored.Files)
        {
            var path = Path.Join(folder, name);
            if (!File.Exists(path) || ShardFile.Checksum(path) != sha256)
            {
                throw new WorkspaceException(
                    $"{path} is not as it was written; delete the set with akin features delete {set.Name} and make "
                    + "it again.");
            }
        }

        var variance = NpyFile.ReadDoubles(Path.Join(folder, VarianceFile));
        var axes = new PrincipalAxes(
            NpyFile.ReadDoubles(Path.Join(folder, ComponentsFile)),
            [.. variance.Where((_, i) => i % 2 == 0)],
            stored.TotalVariance);
        var mean = NpyFile.ReadDoubles(Path.Join(folder, MeanFile));
        return new(stored.Normalise, new PcaModel(mean, stored.Largest, axes, stored.Whiten));
    }

    /// <summary>The rows of a shard, transformed.</summary>
    public Matrix Apply(IRowSource rows, int threads, CancellationToken cancellation)
    {
        var points = new Matrix(rows.Rows, rows.Columns);
        for (var row = 0; row < rows.Rows; row++)
        {
            var values = rows.Read(row, points[row]);
            if (!values.Overlaps(points[row]))
            {
                values.CopyTo(points[row]);
            }
        }

        if (_normalise)
        {
            VectorNormalisation.L2InPlace(points);
        }

        if (_components is null)
        {
            return points;
        }

        using (points)
        {
            return _components.Transform(points, threads, cancellation);
        }
    }

    public void Dispose() => _components?.Dispose();

    private static Dictionary<string, string> Write(PcaModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        var (count, d) = (model.ExplainedVariance.Count, model.Mean.Count);
        var variance = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            (variance[2 * i], variance[(2 * i) + 1]) = (model.ExplainedVariance[i], model.ExplainedVarianceRatio[i]);
        }

        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        Keep(MeanFile, [.. model.Mean], d);
        Keep(ComponentsFile, model.Directions.ToArray(), d);
        Keep(VarianceFile, variance, 2);
        return files;

        void Keep(string name, double[] values, int columns)
        {
            var path = Path.Join(folder, name);
            DurableFile.Write(path, temporary => NpyFile.Write(temporary, values, columns));
            files[name] = ShardFile.Checksum(path);
        }
    }
}
