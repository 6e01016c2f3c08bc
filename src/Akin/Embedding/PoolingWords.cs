using System.Diagnostics;

namespace Akin.Embedding;

/// <summary>The words that ways of pooling go by, on the command line and with stored features.</summary>
public static class PoolingWords
{
    /// <summary>One word, such as <c>avg</c>.</summary>
    public static string Word(this Pooling pool) => pool switch
    {
        Pooling.None => "none",
        Pooling.Average => "avg",
        Pooling.Max => "max",
        Pooling.GeneralisedMean => "gem",
        Pooling.Flatten => "flatten",
        Pooling.ClassToken => "cls",
        _ => throw new UnreachableException($"Bug in Akin: {pool} is no pooling."),
    };
}
