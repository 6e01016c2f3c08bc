using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class RowPlacesTests
{
    [Fact]
    public void Set_InAnyOrder_IsFoundUntilRemoved()
    {
        var places = new RowPlaces();
        Assert.False(places.Contains(0));
        places.Set(7, 0, 3);
        places.Set(2, 4, 0);
        places.Set(100_000, 9, 511);

        Assert.Equal([(0, 3), (4, 0), (9, 511)], new[] { places[7], places[2], places[100_000] });
        Assert.Equal([2L, 7L, 100_000L], new[] { -1L, 0, 2, 3, 7, 99_999, 100_000, 1L << 40 }.Where(places.Contains));
        places.Set(7, 5, 1);
        Assert.Equal((5, 1), places[7]);
        places.Remove(7);
        places.Remove(8);
        places.Remove(1L << 40);
        Assert.False(places.Contains(7));
        Assert.Throws<KeyNotFoundException>(() => places[7]);
    }
}
