namespace Akin.Neighbours;

/// <summary>Work on one leaf of a <see cref="KdTree"/>.</summary>
/// <param name="leaf">The leaf.</param>
/// <param name="rows">The scaled coordinates of its points, one after the other.</param>
/// <param name="tile">Room for 32 distances of each of them.</param>
internal unsafe delegate void LeafWork(int leaf, float* rows, float* tile);
