using Akin.Embedding.Tuning;
using Akin.Native.Onnx;
using Xunit;

namespace Akin.Tests.Embedding.Tuning;

public sealed class ArrangementTests
{
    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "2,1,2,1 2,1,2,2")]
    [InlineData(4, "2,2,1,1 4,2,3,1 4,2,3,2 4,1,4,1 4,1,4,4")]
    [InlineData(64, "32,32,1,1 64,32,33,1 64,32,33,2 64,8,57,1 64,8,57,8 64,1,64,1 64,1,64,8")]
    public void Others_OnTheProcessor_AreThese(int threads, string expected) =>
        Assert.Equal(expected, Text(Arrangement.Others(threads, OnnxDevice.Cpu, 1)));

    [Fact]
    public void Others_OnTheProcessor_NeverHaveMorePicturesInWorkThanCores()
    {
        foreach (var threads in Enumerable.Range(1, 200))
        {
            Assert.All(Arrangement.Others(threads, OnnxDevice.Cpu, 1), each =>
            {
                Assert.True(each.IsSound);
                Assert.InRange(each.Inferences * each.Pictures, 1, threads);
                Assert.InRange(each.Inferences + each.OperatorThreads - 1, 1, threads);
            });
        }
    }

    [Fact]
    public void Others_OnAnAccelerator_FeedItWithBatches() =>
        Assert.Equal("4,1,1,1 4,1,1,8 4,2,1,8", Text(Arrangement.Others(4, OnnxDevice.Cuda, 1)));

    [Fact]
    public void Others_OfAGraphThatTakesFour_FillIt() =>
        Assert.Equal("2,2,1,4 2,1,2,1", Text(Arrangement.Others(2, OnnxDevice.Cpu, 4)));

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(2, 3, 1, 1)]
    [InlineData(2, 2, 0, 1)]
    [InlineData(2, 2, 1, 9)]
    [InlineData(2_000_000, 1, 1, 1)]
    public void IsSound_ImpossibleNumbers_AreNot(int workers, int inferences, int inside, int pictures) =>
        Assert.False(new Arrangement(workers, inferences, inside, pictures).IsSound);

    private static string Text(IEnumerable<Arrangement> arrangements) => string.Join(
        ' ', arrangements.Select(a => $"{a.Workers},{a.Inferences},{a.OperatorThreads},{a.Pictures}"));
}
