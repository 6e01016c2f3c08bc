using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class FourierTransformTests
{
    public static TheoryData<int> Lengths =>
        [1, 2, 3, 4, 5, 6, 8, 12, 15, 16, 20, 30, 60, 64, 75, 120, 125, 243, 300, 480];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_AnySequences_AsTheDefinition(int length)
    {
        using var buffer = Filled(length);
        var real = buffer.Real.ToArray();
        var imaginary = buffer.Imaginary.ToArray();

        new FourierTransform(length).Forward(buffer);

        for (var k = 0; k < length; k++)
        {
            for (var lane = 0; lane < 8; lane++)
            {
                double sumR = 0, sumI = 0;
                for (var t = 0; t < length; t++)
                {
                    var (sine, cosine) = Math.SinCos(-2 * Math.PI * ((long)k * t % length) / length);
                    var (r, i) = (real[(t * 8) + lane], imaginary[(t * 8) + lane]);
                    sumR += (r * cosine) - (i * sine);
                    sumI += (r * sine) + (i * cosine);
                }

                Assert.Equal(sumR, buffer.Real[(k * 8) + lane], 1e-13 * length);
                Assert.Equal(sumI, buffer.Imaginary[(k * 8) + lane], 1e-13 * length);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_AfterForward_TheSequencesTimesTheLength(int length)
    {
        using var buffer = Filled(length);
        var real = buffer.Real.ToArray();
        var imaginary = buffer.Imaginary.ToArray();
        var transform = new FourierTransform(length);

        transform.Forward(buffer);
        transform.Backward(buffer);

        for (var i = 0; i < real.Length; i++)
        {
            Assert.Equal(real[i] * length, buffer.Real[i], 1e-12 * length);
            Assert.Equal(imaginary[i] * length, buffer.Imaginary[i], 1e-12 * length);
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(7, 8)]
    [InlineData(13, 16)]
    [InlineData(300, 300)]
    [InlineData(301, 320)]
    [InlineData(1201, 1250)]
    public void EvenLength_Minimum_NextEvenProductOfTwosThreesAndFives(int minimum, int expected) =>
        Assert.Equal(expected, FourierTransform.EvenLength(minimum));

    [Fact]
    public void Constructor_PrimeFactorSeven_Refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FourierTransform(14));

    private static FourierBuffer Filled(int length)
    {
        var buffer = new FourierBuffer(length);
        for (var i = 0; i < length * 8; i++)
        {
            buffer.Real[i] = FormulaPoints.Uniform((uint)i);
            buffer.Imaginary[i] = FormulaPoints.Uniform((uint)(i + 1_000_000));
        }

        return buffer;
    }
}
