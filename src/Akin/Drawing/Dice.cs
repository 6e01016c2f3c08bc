using System.Numerics;
using Akin.Numerics;

namespace Akin.Drawing;

/// <summary>Choices as a painter makes them.</summary>
internal readonly struct Dice(RandomSource random)
{
    public float Between(float low, float high) => low + ((high - low) * (float)random.NextDouble());

    /// <summary>Around a middle, mostly within one spread and never past three.</summary>
    public float Around(float middle, float spread) =>
        middle + (spread * (float)Math.Clamp(random.NextGaussian(), -3, 3));

    public int Below(int bound) => random.Next(bound);

    public int Whole(int low, int high) => low + random.Next(high - low + 1);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>A colour with some freedom around a lightness, chroma and hue.</summary>
    public Vector3 Tint(double lightness, double chroma, double hue, float freedom = 1) => Colour.Oklch(
        lightness + Between(-0.05f, 0.05f) * freedom, chroma * (1 + Between(-0.25f, 0.25f) * freedom),
            hue + Between(-12, 12) * freedom);
}
