using Akin.Intake.Downloads;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Intake.Downloads;

public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TakeAsync_LeftByAProcessThatWasKilled_IsTaken()
    {
        _folder.Write("m.onnx.lock", [1]);
        using (await Take(() => throw new InvalidOperationException("There is nobody to wait for.")))
        {
            Assert.Equal(0, new FileInfo(_folder.PathOf("m.onnx.lock")).Length);
        }

        Assert.Empty(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public async Task TakeAsync_SomebodyHasIt_WaitsForHim()
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<FileLock> second;
        using (await Take(() => Assert.Fail("There is nobody to wait for.")))
        {
            second = Take(waiting.SetResult);
            await waiting.Task;
            Assert.False(second.IsCompleted);
        }

        (await second).Dispose();
    }

    private Task<FileLock> Take(Action waiting) => FileLock.TakeAsync(
        _folder.PathOf("m.onnx"), TimeProvider.System, waiting, TestContext.Current.CancellationToken);
}
