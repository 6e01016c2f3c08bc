namespace Akin.Clustering;

/// <summary>
/// Gives every row its nearest centre. Ways differ in what they keep from step to step and in what they leave out,
/// never in the labels: those are the nearest centres in float64, ties to the lower one.
/// </summary>
internal interface IAssignment : IDisposable
{
    /// <summary>Sets the label of every row.</summary>
    /// <param name="labels">The labels of the step before, −1 for none; changed in place.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    /// <returns>How many distances from rows to centres were computed.</returns>
    long Assign(int[] labels, CancellationToken cancellation);

    /// <summary>Hears how far each centre has moved since the last assignment (Euclidean).</summary>
    void Moved(ReadOnlySpan<double> distances);

    /// <summary>Hears that labels were changed from outside: what is known of rows is so no more.</summary>
    void Relabelled();
}
