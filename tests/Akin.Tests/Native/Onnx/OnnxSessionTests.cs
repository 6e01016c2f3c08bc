using Akin.Native.Onnx;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Native.Onnx;

public sealed class OnnxSessionTests
{
    private const int Size = 8;
    private const int Plane = Size * Size;

    [Fact]
    public void Describe_EngineIsInstalled_GivesVersionAndPath()
    {
        var info = OnnxEngine.Describe();

        Assert.True(info.IsSupported, info.NotSupportedReason);
        Assert.StartsWith("1.", info.Version, StringComparison.Ordinal);
        Assert.NotNull(info.Path);
    }

    [Fact]
    public void Tensors_TinyModel_AreThoseItDeclares()
    {
        using var session = new OnnxSession(TinyModel.PlaneMeans(Size));

        var input = Assert.Single(session.Inputs);
        Assert.Equal("image", input.Name);
        Assert.Equal(OnnxElementType.Float32, input.Element);
        Assert.Equal([-1, 3, Size, Size], input.Shape);
        var output = Assert.Single(session.Outputs);
        Assert.Equal("features", output.Name);
        Assert.Equal([-1, 3], output.Shape);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Run_TinyModel_GivesTheMeansOfThePlanes(int threads, bool useArena)
    {
        var options = new OnnxSessionOptions { Threads = threads, UseArena = useArena };
        using var session = new OnnxSession(TinyModel.PlaneMeans(Size), options);
        using var binding = new OnnxBinding(session, "image", [1, 3, Size, Size], "features", [1, 3]);

        for (var round = 1; round <= 3; round++)
        {
            for (var i = 0; i < 3 * Plane; i++)
            {
                binding.Input[i] = round * ((i / Plane) + (i % 2));
            }

            binding.Run();

            Assert.Equal([0.5f * round, 1.5f * round, 2.5f * round], binding.Output.ToArray());
        }
    }

    [Fact]
    public async Task Run_ManyThreadsOnOneSession_EachGetsItsOwnResult()
    {
        using var session = new OnnxSession(TinyModel.PlaneMeans(Size));
        var workers = Enumerable.Range(1, 4).Select(value => Task.Run(
            () =>
            {
                using var binding = new OnnxBinding(session, "image", [1, 3, Size, Size], "features", [1, 3]);
                for (var run = 0; run < 2_000; run++)
                {
                    binding.Input.Fill(value);
                    binding.Run();
                    Assert.Equal([value, value, value], binding.Output.ToArray());
                }
            },
            TestContext.Current.CancellationToken));

        await Task.WhenAll(workers);
    }

    [Fact]
    public void New_NoModel_ThrowsWithNativeTextAndRemedy()
    {
        var error = Assert.Throws<OnnxException>(() => new OnnxSession("this is no model at all"u8));

        Assert.Equal(OnnxErrorCode.InvalidProtobuf, error.Code);
        Assert.Contains(error.NativeText.TrimEnd('.'), error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Remedy, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_TornModel_Throws()
    {
        var model = TinyModel.PlaneMeans(Size);

        Assert.Throws<OnnxException>(() => new OnnxSession(model.AsSpan(0, model.Length / 2)));
        Assert.Throws<OnnxException>(() => new OnnxSession([]));
    }

    [Fact]
    public void Run_WrongInputShape_ThrowsAndTheSessionGoesOn()
    {
        using var session = new OnnxSession(TinyModel.PlaneMeans(Size));
        using var wrong = new OnnxBinding(session, "image", [1, 3, Size, Size + 1], "features", [1, 3]);
        using var right = new OnnxBinding(session, "image", [1, 3, Size, Size], "features", [1, 3]);

        var error = Assert.Throws<OnnxException>(wrong.Run);
        right.Input.Fill(2);
        right.Run();

        Assert.Equal(OnnxErrorCode.InvalidArgument, error.Code);
        Assert.Contains("image", error.NativeText, StringComparison.Ordinal);
        Assert.Equal([2f, 2f, 2f], right.Output.ToArray());
    }

    [Fact]
    public void Run_WrongOutputShape_Throws()
    {
        using var session = new OnnxSession(TinyModel.PlaneMeans(Size));
        using var binding = new OnnxBinding(session, "image", [1, 3, Size, Size], "features", [1, 4]);

        Assert.Throws<OnnxException>(binding.Run);
    }

    [Fact]
    public void Run_UnknownName_Throws()
    {
        using var session = new OnnxSession(TinyModel.PlaneMeans(Size));
        using var binding = new OnnxBinding(session, "picture", [1, 3, Size, Size], "features", [1, 3]);

        Assert.Equal(OnnxErrorCode.InvalidArgument, Assert.Throws<OnnxException>(binding.Run).Code);
    }

    [Fact]
    public void Run_AfterDispose_ThrowsObjectDisposed()
    {
        using var session = new OnnxSession(TinyModel.PlaneMeans(Size));
        var binding = new OnnxBinding(session, "image", [1, 3, Size, Size], "features", [1, 3]);
        binding.Dispose();
        Assert.Throws<ObjectDisposedException>(binding.Run);

        using var late = new OnnxBinding(session, "image", [1, 3, Size, Size], "features", [1, 3]);
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(late.Run);
    }

    [Fact]
    public void Run_Repeated_AllocatesNothingManaged()
    {
        using var session = new OnnxSession(TinyModel.PlaneMeans(Size));
        using var binding = new OnnxBinding(session, "image", [1, 3, Size, Size], "features", [1, 3]);
        binding.Run();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < 1_000; run++)
        {
            binding.Run();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void New_ShapeWithAZero_IsRefused()
    {
        using var session = new OnnxSession(TinyModel.PlaneMeans(Size));

        Assert.Throws<ArgumentOutOfRangeException>(
            () => new OnnxBinding(session, "image", [1, 0, Size, Size], "features", [1, 3]));
    }
}
