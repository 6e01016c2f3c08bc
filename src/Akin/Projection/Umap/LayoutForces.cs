using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Projection.Umap;

/// <summary>
/// One step of one point: pulled by a neighbour, pushed by up to three points drawn at random, each by the gradient of
/// the cross entropy between graph and map. Along each axis no force is larger than 4, as umap-learn has it.
/// </summary>
internal readonly ref struct LayoutForces(ClosenessCurve curve, ReadOnlySpan<float> positions, int dimensions)
{
    private const float Largest = 4;
    private const float Near = 0.001f;
    private const float LeastSquare = 1e-12f;
    private readonly ReadOnlySpan<float> _positions = positions;
    private readonly float _a = (float)curve.A;
    private readonly float _b = (float)curve.B;

    /// <summary>Moves a point.</summary>
    /// <param name="self">Where it is; changed.</param>
    /// <param name="neighbour">What pulls.</param>
    /// <param name="first">What pushes.</param>
    /// <param name="second">What pushes too.</param>
    /// <param name="third">What pushes too.</param>
    /// <param name="share">How much of each of the four counts: 0 or 1.</param>
    /// <param name="rate">How far a force moves.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(
        Span<float> self, int neighbour, int first, int second, int third, Vector128<float> share, float rate)
    {
        if (dimensions == 2)
        {
            StepInThePlane(self, neighbour, first, second, third, share, rate);
            return;
        }

        var square = Vector128<float>.Zero;
        for (var axis = 0; axis < dimensions; axis++)
        {
            var along = Difference(self[axis], axis, neighbour, first, second, third);
            square += along * along;
        }

        var factor = share * Factor(square);
        for (var axis = 0; axis < dimensions; axis++)
        {
            self[axis] += rate * Force(factor, Difference(self[axis], axis, neighbour, first, second, third));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StepInThePlane(
        Span<float> self, int neighbour, int first, int second, int third, Vector128<float> share, float rate)
    {
        var x = Difference(self[0], 0, neighbour, first, second, third);
        var y = Difference(self[1], 1, neighbour, first, second, third);
        var factor = share * Factor((x * x) + (y * y));
        self[0] += rate * Force(factor, x);
        self[1] += rate * Force(factor, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<float> Difference(float self, int axis, int neighbour, int first, int second, int third) =>
        Vector128.Create(self) - Vector128.Create(
            _positions[(neighbour * dimensions) + axis],
            _positions[(first * dimensions) + axis],
            _positions[(second * dimensions) + axis],
            _positions[(third * dimensions) + axis]);

    /// <summary>What the differences are multiplied with: below 0 for the pull, above 0 for the pushes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<float> Factor(Vector128<float> square)
    {
        square = Vector128.Max(square, Vector128.Create(LeastSquare));
        var power = FastPower.Of(square, _b);
        var pull = Vector128.Create(-2 * _a * _b, 0, 0, 0) * power;
        var push = Vector128.Create(0, 2 * _b, 2 * _b, 2 * _b);
        var softened = square + Vector128.Create(0, Near, Near, Near);
        return (pull + push) / (softened * (Vector128<float>.One + (_a * power)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Force(Vector128<float> factor, Vector128<float> along) =>
        Vector128.Sum(Vector128.Min(
            Vector128.Max(factor * along, Vector128.Create(-Largest)), Vector128.Create(Largest)));
}
