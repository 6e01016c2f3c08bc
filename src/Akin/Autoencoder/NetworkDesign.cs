using System.Collections.Immutable;

namespace Akin.Autoencoder;

/// <summary>
/// What an autoencoder looks like: convolutions of 3 × 3 that halve the picture at each level down to a code, and the
/// same way back. The default is the network of 13,171 parameters for pictures of 240 × 320 whose code is 30 × 40 × 8.
/// </summary>
public sealed record NetworkDesign
{
    /// <summary>Rows of a picture, a multiple of 2^levels. Default: 240.</summary>
    public int Height { get; init; } = 240;

    /// <summary>Columns of a picture, a multiple of 2^levels. Default: 320.</summary>
    public int Width { get; init; } = 320;

    /// <summary>Filters of each level, from the picture to the code. Default: 32, 16, 8.</summary>
    public ImmutableArray<int> Filters { get; init; } = [32, 16, 8];

    /// <summary>Values of a dense code behind the last level; 0: the last map is the code. Default: 0.</summary>
    public int CodeSize { get; init; }

    /// <summary>Whether filters that step over every second place halve maps, not pooling. Default: no.</summary>
    public bool Strided { get; init; }

    /// <summary>What makes the last sums a picture: nothing, or a sigmoid. Default: nothing.</summary>
    public Activation Output { get; init; } = Activation.Linear;

    /// <summary>As many levels as a network has at most.</summary>
    public const int MostLevels = 6;

    /// <summary>The longest side of a picture, in pixels.</summary>
    public const int MostPixels = 2048;

    /// <summary>As many filters as a level has at most.</summary>
    public const int MostFilters = 512;

    /// <summary>Sides of the pictures that a network with a dense code is usually made for.</summary>
    public const int DenseSide = 64;

    private const int LeastFilters = 8;
    private const int MostCode = 4096;
    private const int MostWeights = 1 << 25;

    /// <summary>Channels of a picture: red, green, blue.</summary>
    public const int PictureChannels = 3;

    /// <summary>What comes in and should come out.</summary>
    public MapShape Picture => new(Height, Width, PictureChannels);

    /// <summary>The last map of the encoder.</summary>
    public MapShape LastMap => new(Height >> Filters.Length, Width >> Filters.Length, Filters[^1]);

    /// <summary>The code that stands for a picture.</summary>
    public MapShape Code => CodeSize > 0 ? new(1, 1, CodeSize) : LastMap;

    /// <summary>The family that the default belongs to: filters halve at each level, down to 8 × width.</summary>
    /// <param name="height">Rows of a picture.</param>
    /// <param name="width">Columns of a picture.</param>
    /// <param name="multiple">What the filters of the default are multiplied by, ≥ 1.</param>
    /// <param name="depth">Levels, 1 … <see cref="MostLevels"/>; the default has 3.</param>
    public static NetworkDesign Of(int height, int width, int multiple = 1, int depth = 3) => new()
    {
        Height = height,
        Width = width,
        Filters = [.. Enumerable.Range(0, Math.Clamp(depth, 1, MostLevels))
            .Select(level => (int)Math.Min((long)LeastFilters * multiple << (depth - 1 - level), int.MaxValue))],
    };

    /// <summary>
    /// The family with a dense code: filters double at each level, from 8 × width on, so that the last map is small and
    /// each of its places has seen much of the picture.
    /// </summary>
    /// <param name="codeSize">Values of the code, ≥ 1.</param>
    /// <param name="height">Rows of a picture.</param>
    /// <param name="width">Columns of a picture.</param>
    /// <param name="multiple">What the filters are multiplied by, ≥ 1.</param>
    /// <param name="depth">Levels, 1 … <see cref="MostLevels"/>; see <see cref="DenseLevels"/>.</param>
    public static NetworkDesign OfDense(int codeSize, int height, int width, int multiple, int depth) => new()
    {
        Height = height,
        Width = width,
        Filters = [.. Enumerable.Range(0, depth)
            .Select(level => (int)Math.Min((long)LeastFilters * multiple << level, int.MaxValue))],
        CodeSize = codeSize,
    };

    /// <summary>Levels that a network with a dense code usually has: 5, or fewer so that two places are left.</summary>
    /// <param name="side">The short side of a picture.</param>
    public static int DenseLevels(int side) => Math.Clamp((int)Math.Log2(Math.Max(side, 1)) - 1, 1, 5);

    /// <summary>Looks whether there can be such a network.</summary>
    /// <exception cref="ArgumentException">It cannot; the message says why and what is allowed.</exception>
    public void Check()
    {
        var levels = Filters.IsDefault ? 0 : Filters.Length;
        if (levels is < 1 or > MostLevels)
        {
            throw new ArgumentException($"{levels} levels of filters; a network has 1 to {MostLevels}.");
        }

        if (Filters.Any(filters => filters is < 1 or > MostFilters))
        {
            throw new ArgumentException(
                $"Levels of {string.Join(", ", Filters)} filters; each has 1 to {MostFilters}: take a smaller width "
                + "or depth.");
        }

        var multiple = 1 << levels;
        if (Height < multiple || Width < multiple || Height % multiple != 0 || Width % multiple != 0
            || Height > MostPixels || Width > MostPixels)
        {
            throw new ArgumentException(
                $"Pictures of {Width} x {Height}; with {levels} levels both are multiples of {multiple} up to "
                + $"{MostPixels}.");
        }

        if (CodeSize is < 0 or > MostCode)
        {
            throw new ArgumentException($"A code of {CodeSize} values; a dense code has 1 to {MostCode}.");
        }

        if ((long)LastMap.Size * CodeSize > MostWeights)
        {
            throw new ArgumentException(
                $"A dense code of {CodeSize} values on a map of {LastMap} takes {(long)LastMap.Size * CodeSize:N0} "
                + $"weights twice; up to {MostWeights:N0} are possible: take more depth, a smaller size or code.");
        }
    }
}
