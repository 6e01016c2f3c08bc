using Akin.Numerics;

namespace Akin.Rendering.Pictures;

/// <summary>Rows in a fixed random order: the first so many of them are a fair sample.</summary>
internal static class FairOrder
{
    public static int[] Of(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var random = new RandomSource(1);
        for (var i = count - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
