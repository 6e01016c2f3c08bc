namespace Akin.Autoencoder.Layers;

/// <summary>
/// One step of the network as it is computed: enlarge where asked, filter, activate, pool where asked. Filters of one
/// place see the same before and after an enlargement, so they come first: a quarter of the work.
/// </summary>
/// <param name="Input">What comes in.</param>
/// <param name="Filters">Channels that come out, ≥ 1.</param>
/// <param name="Side">Rows and columns of a filter: 3, with a border of zeros, or 1.</param>
/// <param name="Step">Places from a filter's place to the next: 1 or 2.</param>
/// <param name="Enlarges">Whether each place comes 2 × 2 times before the filters.</param>
/// <param name="Pools">Whether the largest of each 2 × 2 places comes out.</param>
/// <param name="Activation">What is applied to the sums.</param>
internal readonly record struct ConvolutionShape(
    MapShape Input, int Filters, int Side, int Step, bool Enlarges, bool Pools, Activation Activation)
{
    /// <summary>How often a row and a column of the input comes before the filters.</summary>
    public int Repeat => Enlarges && Side > 1 ? 2 : 1;

    /// <summary>Whether the enlargement comes after the filters.</summary>
    public bool EnlargesLast => Enlarges && Side == 1;

    /// <summary>The map that the filters read.</summary>
    public MapShape Read => new(Input.Height * Repeat, Input.Width * Repeat, Input.Channels);

    /// <summary>The map of sums.</summary>
    public MapShape Sums => new(Read.Height / Step, Read.Width / Step, Filters);

    /// <summary>What comes out.</summary>
    public MapShape Output =>
        Pools ? new(Sums.Height / 2, Sums.Width / 2, Filters)
        : EnlargesLast ? new(Sums.Height * 2, Sums.Width * 2, Filters)
        : Sums;

    /// <summary>Weights and biases.</summary>
    public int Parameters => Filters * ((Input.Channels * Side * Side) + 1);
}
