using Akin.Autoencoder;
using Xunit;

namespace Akin.Tests.Autoencoder;

public sealed class TrainerTests
{
    private static readonly NetworkDesign Small = NetworkDesign.Of(16, 24);

    private static readonly TrainingOptions Quick = new()
    {
        Epochs = 3,
        BatchSize = 4,
        Rate = 0.01,
        Validation = 0.2,
        Threads = 2,
        Augmentation = new() { Flip = true, Jitter = 0.1, Crop = 0.2, Noise = 0.05 },
    };

    public static TheoryData<int> CodeSizes => [0, 8];

    [Theory]
    [MemberData(nameof(CodeSizes))]
    public void Training_StoppedAfterAnyStepAndTakenUp_ComesToTheSameBits(int codeSize)
    {
        var design = Small with { CodeSize = codeSize };
        var pictures = ByteList.Blobs(design, 14);
        var whole = Run(new Trainer(design, Quick, pictures));

        byte[]? saved = null;
        Trainer trainer;
        do
        {
            trainer = new Trainer(design, Quick, pictures);
            Assert.Equal(saved is not null, saved is not null && Checkpoint.TryRestore(saved, "key", trainer));
            trainer.Step(TestContext.Current.CancellationToken);
            saved = Saved(trainer);
        }
        while (trainer.State.End == TrainingEnd.Running);

        Assert.Equal(whole.Best, trainer.Best);
        Assert.Equal(whole.State.Epochs, trainer.State.Epochs);
    }

    [Theory]
    [MemberData(nameof(CodeSizes))]
    public void Training_AtAnyNumberOfThreads_ComesToTheSameBits(int codeSize)
    {
        var design = Small with { CodeSize = codeSize };
        var pictures = ByteList.Blobs(design, 9);

        var one = Run(new Trainer(design, Quick with { Threads = 1 }, pictures));
        var three = Run(new Trainer(design, Quick with { Threads = 3 }, pictures));

        Assert.Equal(one.Best, three.Best);
    }

    [Theory]
    [InlineData(ReconstructionLoss.SquaredError)]
    [InlineData(ReconstructionLoss.CrossEntropy)]
    [InlineData(ReconstructionLoss.StructuralSimilarity)]
    public void Training_ByAnyLoss_MakesItSmaller(ReconstructionLoss loss)
    {
        var design = Small with { Output = Activation.Sigmoid };
        var trainer = Run(new Trainer(
            design, new() { Epochs = 12, BatchSize = 4, Rate = 0.01, Loss = loss, Validation = 0 },
            ByteList.Blobs(design, 12)));

        Assert.Equal(TrainingEnd.Finished, trainer.State.End);
        Assert.True(trainer.State.Epochs[^1].Loss < 0.9 * trainer.State.Epochs[0].Loss);
    }

    [Fact]
    public void Training_OfOnePicture_HasNothingToJudgeBy()
    {
        var trainer = Run(new Trainer(Small, Quick, ByteList.Blobs(Small, 1)));

        Assert.Empty(trainer.JudgingPictures);
        Assert.Equal(3, trainer.State.Epochs.Length);
        Assert.All(trainer.State.Epochs, epoch => Assert.Null(epoch.ValidationLoss));
    }

    [Fact]
    public void Training_ThatGetsNoBetter_StopsAndKeepsTheBest()
    {
        // With so small a rate nothing changes by a bit of the loss for long: the first epoch stays the best.
        var options = Quick with { Epochs = 50, Patience = 2, Rate = 1e-12 };
        var trainer = Run(new Trainer(Small, options, ByteList.Blobs(Small, 10)));

        Assert.Equal(TrainingEnd.NoLongerBetter, trainer.State.End);
        Assert.Equal(trainer.State.BestEpoch + 2, trainer.State.Epochs.Length);
        Assert.Equal(trainer.State.Epochs.Min(epoch => epoch.ValidationLoss), trainer.State.BestLoss);
    }

    [Fact]
    public void Training_AtARateFarTooLarge_IsSaidToDiverge()
    {
        var options = Quick with { Epochs = 60, Rate = 1, Patience = 0 };
        var trainer = Run(new Trainer(Small, options, ByteList.Blobs(Small, 10)));

        Assert.Equal(TrainingEnd.Diverged, trainer.State.End);
        Assert.All(trainer.Best, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Checkpoint_DamagedOrOfAnotherTraining_IsNotBelieved()
    {
        var pictures = ByteList.Blobs(Small, 5);
        var trainer = new Trainer(Small, Quick, pictures);
        trainer.Step(TestContext.Current.CancellationToken);
        var bytes = Saved(trainer);
        var fresh = new Trainer(Small, Quick, pictures);

        Assert.False(Checkpoint.TryRestore(bytes, "another", fresh));
        Assert.False(Checkpoint.TryRestore([], "key", fresh));
        Assert.False(Checkpoint.TryRestore(bytes[..^1], "key", fresh));
        bytes[100] ^= 1;
        Assert.False(Checkpoint.TryRestore(bytes, "key", fresh));
        Assert.Equal(0, fresh.State.Step);
    }

    [Fact]
    public void Options_OutOfRange_AreAllNamedAtOnce()
    {
        var options = new TrainingOptions { Epochs = 0, Rate = 2, Validation = 0.9 };
        var message = Assert.Throws<ArgumentException>(options.Check).Message;

        Assert.Equal(
            "Training cannot be done with epochs 0: at least 1; learning rate 2: above 0, up to 1; "
            + "validation part 0.9: 0 to 0.5.",
            message);
    }

    [Fact]
    public void Training_WhoseJudgedLossIsNoNumber_KeepsNoSuchEpoch()
    {
        // One step of an epoch: its loss is that of the first weights, what it made of them is judged.
        var options = new TrainingOptions { Epochs = 5, BatchSize = 64, Rate = 1, Validation = 0.5, Patience = 0 };
        var design = NetworkDesign.Of(32, 32, multiple: 16);
        var trainer = Run(new Trainer(design, options, ByteList.Blobs(design, 4)));

        Assert.All(trainer.State.Epochs, epoch => Assert.True(double.IsFinite(epoch.ValidationLoss!.Value)));
    }

    [Fact]
    public void StepBytes_OfABatchOfAny_HoldAtMostThirtyTwoGradients()
    {
        long Bytes(int batch) => Trainer.StepBytes(Small, Quick with { BatchSize = batch });

        Assert.True(Bytes(16) < Bytes(32));
        Assert.Equal(Bytes(32), Bytes(1024));
    }

    [Theory]
    [InlineData(17, 24, 3)]
    [InlineData(4, 24, 3)]
    [InlineData(16, 24, 7)]
    public void Design_ThatCannotBe_IsRefused(int height, int width, int depth) =>
        Assert.Throws<ArgumentException>(() => (NetworkDesign.Of(height, width) with
        {
            Filters = [.. Enumerable.Repeat(8, depth)],
        }).Check());

    private static byte[] Saved(Trainer trainer)
    {
        using var stream = new MemoryStream();
        Checkpoint.Write(trainer, "key", stream);
        return stream.ToArray();
    }

    private static Trainer Run(Trainer trainer)
    {
        while (trainer.State.End == TrainingEnd.Running)
        {
            trainer.Step(TestContext.Current.CancellationToken);
        }

        return trainer;
    }
}
