using System.Numerics;
using Akin.Drawing;
using Akin.Rendering;
using Akin.Rendering.Charts;
using Akin.Rendering.Mosaics;
using Xunit;

namespace Akin.Tests.Rendering;

public sealed class PaletteTests
{
    // Severity 1.0 of Machado, Oliveira and Fernandes (2009), on linear light.
    private static readonly float[][] Visions =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286f, 1.052583f, -0.204868f, 0.114503f, 0.786281f, 0.099216f, -0.003882f, -0.048116f, 1.051998f],
        [0.367322f, 0.860646f, -0.227968f, 0.280085f, 0.672501f, 0.047413f, -0.011820f, 0.042940f, 0.968881f],
    ];

    [Fact]
    public void Colours_SeenByAnyone_StayApart()
    {
        foreach (var vision in Visions)
        {
            var seen = Enumerable.Range(0, Palette.Colours).Select(i =>
                Oklab(See(vision, Linear(Colour.Hex(Palette.Rgb(i)))))).ToArray();
            for (var i = 0; i < seen.Length; i++)
            {
                for (var j = 0; j < i; j++)
                    Assert.True(Vector3.Distance(seen[i], seen[j]) > 0.1, $"{i} and {j} look alike");
            }
        }
    }

    [Theory]
    [InlineData(0xFFFFFF)]
    [InlineData(0x181B20)]
    [InlineData(MosaicGround.Dark)]
    public void Colours_OnAnyGround_CanBeSeen(int ground)
    {
        for (var label = -1; label < Palette.Colours; label++)
        {
            var (a, b) = (Luminance(Linear(Colour.Hex(Palette.Rgb(label)))), Luminance(Linear(Colour.Hex(ground))));
            var contrast = (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
            Assert.True(contrast > 2.3, $"{label} has contrast {contrast:0.0}");
        }
    }

    [Fact]
    public void OfGroup_OnLightAndDarkGround_IsOneColour()
    {
        for (var label = -1; label < 30; label++)
        {
            Assert.Equal(Theme.Light.OfGroup(label), Theme.Dark.OfGroup(label));
            Assert.Equal(Palette.Of(label), $"#{Palette.Rgb(label):x6}");
        }
    }

    [Fact]
    public void MarkerAndColour_OfSixtyGroups_AreAllDifferent() =>
        Assert.Equal(60,
            Enumerable.Range(0, 60).Select(i => (Palette.Of(i), Palette.MarkerOf(i))).Distinct().Count());

    [Fact]
    public void NoGroup_IsGrey() => Assert.Equal("#8b8f96", Palette.Of(-1));

    private static Vector3 Linear(Vector3 colour) => new(Linear(colour.X), Linear(colour.Y), Linear(colour.Z));

    private static float Linear(float value) =>
        value <= 0.04045f ? value / 12.92f : MathF.Pow((value + 0.055f) / 1.055f, 2.4f);

    private static float Luminance(Vector3 linear) => Vector3.Dot(linear, new(0.2126f, 0.7152f, 0.0722f));

    private static Vector3 See(float[] m, Vector3 c) => Vector3.Clamp(
        new((m[0] * c.X) + (m[1] * c.Y) + (m[2] * c.Z), (m[3] * c.X) + (m[4] * c.Y) + (m[5] * c.Z),
            (m[6] * c.X) + (m[7] * c.Y) + (m[8] * c.Z)), Vector3.Zero, Vector3.One);

    private static Vector3 Oklab(Vector3 c)
    {
        var l = MathF.Cbrt(Vector3.Dot(c, new(0.4122214708f, 0.5363325363f, 0.0514459929f)));
        var m = MathF.Cbrt(Vector3.Dot(c, new(0.2119034982f, 0.6806995451f, 0.1073969566f)));
        var s = MathF.Cbrt(Vector3.Dot(c, new(0.0883024619f, 0.2817188376f, 0.6299787005f)));
        return new(
            (0.2104542553f * l) + (0.7936177850f * m) - (0.0040720468f * s),
            (1.9779984951f * l) - (2.4285922050f * m) + (0.4505937099f * s),
            (0.0259040371f * l) + (0.7827717662f * m) - (0.8086757660f * s));
    }
}
