using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>
/// The rows of each group, in the space that they are sampled in: where all points are, or one that is made of the
/// group's own rows when it is its turn and kept to the end. A group's rows are numbered by their places in it.
/// </summary>
/// <param name="points">n × d; they belong to who gave them.</param>
/// <param name="groups">The groups.</param>
/// <param name="reduce">Makes the space of a group; none for that of the points.</param>
internal sealed class GroupPoints(
    IRowSource points, IReadOnlyList<SampleGroup> groups, Func<IRowSource, Matrix>? reduce) : IDisposable
{
    private readonly Matrix?[] _reduced = new Matrix?[groups.Count];

    /// <summary>The rows of a group.</summary>
    public IRowSource this[int group] =>
        reduce is null ? Own(group) : _reduced[group] ??= reduce(Own(group));

    /// <summary>The rows of a group in memory of their own; none where that would be a second copy.</summary>
    public Matrix? Copy(int group) =>
        reduce is null && !IsAll(group) ? RowSample.Copy(points, [.. groups[group].Rows]) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var each in _reduced)
        {
            each?.Dispose();
        }
    }

    private bool IsAll(int group) => groups[group].Rows.Count == points.Rows;

    private IRowSource Own(int group) => IsAll(group) ? points : new RowSelection(points, groups[group].Rows);
}
