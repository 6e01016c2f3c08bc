namespace Akin.Embedding;

/// <summary>How a layer's values become one vector of features.</summary>
public enum Pooling
{
    /// <summary>Not at all: the layer gives a vector.</summary>
    None,

    /// <summary>The mean of each channel over the places of a map, or over the patch tokens.</summary>
    Average,

    /// <summary>The largest value of each channel.</summary>
    Max,

    /// <summary>The generalised mean of each channel, (mean of x³)^⅓, negative values taken as 0 (GeM with p = 3,
    /// Radenović et al. 2018).</summary>
    GeneralisedMean,

    /// <summary>All values one after the other.</summary>
    Flatten,

    /// <summary>The first token, which stands for the whole picture.</summary>
    ClassToken,
}
