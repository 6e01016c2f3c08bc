using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class ChunkedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void For_BodyThrows_ThrowsThatError(int threads) => Assert.Throws<InvalidDataException>(() =>
        ChunkedWork.For(10, 2, threads, (_, start, _) => throw new InvalidDataException($"{start}")));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Map_AnyThreads_GivesValuesInChunkOrder(int threads) => Assert.Equal(
        [(0, 0, 4), (1, 4, 4), (2, 8, 2)],
            ChunkedWork.Map(10, 4, threads, (chunk, start, count) => (chunk, start, count)));
}
