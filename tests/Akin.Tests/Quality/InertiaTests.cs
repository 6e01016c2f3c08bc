using Akin.Numerics;
using Akin.Quality;
using Xunit;

namespace Akin.Tests.Quality;

public sealed class InertiaTests
{
    [Fact]
    public void Of_PointsAndNoise_SumsSquares()
    {
        using var points = Matrix.From([0, 0, 3, 4, 9, 9], 2);
        using var centers = Matrix.From([0, 1, 0, 0], 2);
        Assert.Equal(1 + 25, Inertia.Of(points, [0, 1, -1], centers));
    }
}
