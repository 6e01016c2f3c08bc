namespace Akin.Sampling;

/// <summary>Which row of a cluster is next.</summary>
internal interface IPickOrder
{
    /// <summary>The best row of a cluster that is left; there is one.</summary>
    int Next(int cluster);

    /// <summary>Notes that a row is picked, and gives the distance that is written beside it.</summary>
    double Take(int row);
}
