namespace Akin.Neighbours;

/// <summary>Takes the neighbours of one point, nearest first; the spans are good until it returns.</summary>
/// <param name="point">Row of the point; rows come in order, each once.</param>
/// <param name="indices">Rows of its neighbours.</param>
/// <param name="distances">Euclidean distances to them.</param>
public delegate void RadiusRow(int point, ReadOnlySpan<int> indices, ReadOnlySpan<float> distances);
