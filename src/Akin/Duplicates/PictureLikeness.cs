using Akin.Duplicates.Comparing;

namespace Akin.Duplicates;

/// <summary>How far two pictures agree once one is laid over the other.</summary>
public sealed record PictureLikeness
{
    /// <summary>How the first picture is turned to lie as the second.</summary>
    public Turn Turn { get; init; }

    /// <summary>The part of the turned first picture that the second shows; may reach over its edges.</summary>
    public Frame Frame { get; init; }

    /// <summary>Pearson's correlation of the tones where both are.</summary>
    public required double Correlation { get; init; }

    /// <summary>
    /// The largest share of a block's contrast, 0 … 1 and more, that the other picture's block does not explain.
    /// </summary>
    public required double WorstBlock { get; init; }

    /// <summary>The share of the contrast in all blocks that the other picture does not explain.</summary>
    public required double Unexplained { get; init; }

    /// <summary>Correlation of the fine structure alone, in the blocks that have some.</summary>
    public required double Detail { get; init; }

    /// <summary>Blocks with a structure of their own: how much there was to judge by.</summary>
    public required int Blocks { get; init; }

    /// <summary>
    /// Whether <see cref="Correlation"/>, <see cref="Detail"/> and <see cref="Blocks"/> are those of the pictures at
    /// half or a quarter of the size, as they have too little structure that is finer.
    /// </summary>
    public bool IsSmooth { get; init; }

    /// <summary>The share of the second picture that lies within the first.</summary>
    public required double Overlap { get; init; }

    /// <summary>
    /// The largest share of a small square's contrast that the other picture does not explain, both seen larger; 0
    /// where that was not looked at, as they do not agree anyway.
    /// </summary>
    public double WorstSpot { get; init; }

    /// <summary>
    /// The largest distance of colours, 0 … 255 in Cb and Cr, that one change of all of the picture's colours does not
    /// explain; 0 where that was not looked at, as they do not agree anyway.
    /// </summary>
    public double WorstColour { get; init; }

    /// <summary>
    /// The distance of colours from which on a thing is there in another colour: less where the pictures have a ground
    /// in common, which no change of all colours would have kept.
    /// </summary>
    public double ColourLimit { get; init; } = ColourCheck.MostOfAll;
}
