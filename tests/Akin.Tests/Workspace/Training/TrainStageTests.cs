using Akin.Autoencoder;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Akin.Workspace;
using Akin.Workspace.Training;
using Xunit;

namespace Akin.Tests.Workspace.Training;

public sealed class TrainStageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PictureDecoder _decoder = new(new DecodeLimits());

    private string Source => _folder.PathOf("pictures");

    private TrainOptions Options => new()
    {
        Name = "small",
        Design = NetworkDesign.Of(16, 24) with { CodeSize = 4 },
        Training = new() { Epochs = 3, BatchSize = 4, Threads = 2 },
        Decoder = _decoder,
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_StoppedAnywhereAndRunAgain_MakesTheSameFile()
    {
        Draw(11);
        var whole = Train(Options with { Name = "whole" });

        TrainResult? result = null;
        for (var steps = 1; result is null; steps = 2)
        {
            using var stop = new CancellationTokenSource();
            try
            {
                result = Train(Options, new Steps(steps, stop), stop.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.True(File.Exists(Path.Join(FolderOf("small"), "checkpoint.bin")));
            }
        }

        Assert.True(result.TakenUp);
        Assert.Equal(whole.Parameters, result.Parameters);
        Assert.Equal(whole.Model.Epochs, result.Model.Epochs);
        Assert.Equal(TrainingEnd.Finished, result.Model.End);
    }

    [Fact]
    public void Run_AgainWhenAllIsDone_DoesNothingAndSaysTheSame()
    {
        Draw(5);
        var first = Train(Options);
        var second = Train(Options);

        Assert.Equal(5, first.Decoded);
        Assert.Equal((0, 0L), (second.Decoded, second.PicturesShown));
        Assert.Equal(first.Model.Sha256, second.Model.Sha256);
    }

    [Fact]
    public void Run_AfterThePixelsWereDeleted_DecodesThemAgainForAllThatFollow()
    {
        Draw(5);
        var first = Train(Options);
        var folder = Path.GetDirectoryName(FolderOf("small"))!;
        File.Delete(Path.Join(folder, "pictures-24x16.rgb"));

        var second = Train(Options with { Name = "second" });
        var third = Train(Options with { Name = "third" });

        Assert.Equal(first.Parameters, second.Parameters);
        Assert.Equal(first.Parameters, third.Parameters);
        Assert.Equal(5, File.ReadAllLines(Path.Join(folder, "pictures-24x16.txt")).Length);
    }

    [Fact]
    public void Run_WithAPictureMore_DecodesThatAloneAndBeginsAnew()
    {
        Draw(5);
        Train(Options);
        Draw(6);

        var result = Train(Options);

        Assert.Equal(1, result.Decoded);
        Assert.False(result.TakenUp);
        Assert.Equal(6, result.Model.Pictures + result.Model.JudgingPictures);
    }

    [Fact]
    public void Run_StoppedAndThenOfOtherPictures_SaysThatItBeginsAnewAndKeepsTheOther()
    {
        Draw(6);
        StopAfter(3);
        Draw(7);
        StopAfter(1);

        File.Delete(Path.Join(Source, "6.png"));
        var notices = new Said();
        var result = Train(Options with { Notices = notices });

        Assert.True(result.TakenUp);
        Assert.Empty(notices.Lines);
        Assert.False(File.Exists(Path.Join(FolderOf("small"), "checkpoint-stopped.bin")));

        void StopAfter(int steps)
        {
            using var stop = new CancellationTokenSource();
            var said = new Said();
            Assert.ThrowsAny<OperationCanceledException>(() =>
                Train(Options with { Notices = said }, new Steps(steps, stop), stop.Token));
            Assert.Equal(steps == 1, said.Lines.Any(line => line.StartsWith(
                "training begins anew: one of 'small' that was stopped after 1 epoch is of other pictures",
                StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Run_WithPicturesThatCannotBeDecoded_LeavesThemInTheLedger()
    {
        Draw(4);
        var bytes = File.ReadAllBytes(Path.Join(Source, "1.png"));
        File.WriteAllBytes(Path.Join(Source, "cut.png"), bytes[..(bytes.Length / 2)]);

        var result = Train(Options);

        Assert.Equal(4, result.Model.Pictures + result.Model.JudgingPictures);
        using var workspace = AkinWorkspace.Open(Source + ".akin", WorkspaceAccess.Read);
        var failed = workspace.Catalogue.Pictures.List().Single(picture => picture.RelativePath == "cut.png");
        Assert.True(failed.State.IsFailure(), failed.State.ToString());
        Assert.NotEmpty(failed.Reason);
    }

    [Fact]
    public void Run_OfCopies_ShowsEachContentOnce()
    {
        Draw(3);
        File.Copy(Path.Join(Source, "0.png"), Path.Join(Source, "copy.png"));

        Assert.Equal(3, Train(Options).Decoded);
    }

    [Fact]
    public void Run_OnSomePictures_TakesThatMany()
    {
        Draw(9);
        var result = Train(Options with { Pictures = 4 });

        Assert.Equal(4, result.Decoded);
        Assert.Equal(4, result.Model.Pictures + result.Model.JudgingPictures);
    }

    [Fact]
    public void Run_ThatDivergesAtOnce_LeavesTheModelThatIsThere()
    {
        Draw(9);
        var before = Train(Options).Model.Sha256;

        var wild = Options with
        {
            Design = NetworkDesign.Of(16, 24, multiple: 8),
            Training = Options.Training with { Rate = 1, Epochs = 1, Validation = 0, BatchSize = 1 },
        };
        var fault = Record.Exception(() => Train(wild));

        Assert.IsType<WorkspaceException>(fault);
        Assert.Contains("diverged in its first epoch", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, Fingerprint.OfFile(Path.Join(FolderOf("small"), "small.onnx")).ToString());
    }

    [Fact]
    public void Run_OverAPictureThatChangedSinceTheIndex_LeavesItOut()
    {
        Draw(4);
        using var workspace = AkinWorkspace.Open(Source + ".akin", WorkspaceAccess.Write);
        Index(workspace, TestContext.Current.CancellationToken);
        File.Copy(Path.Join(Source, "1.png"), Path.Join(Source, "0.png"), overwrite: true);

        var result = TrainStage.Run(workspace, Options, null, TestContext.Current.CancellationToken);

        Assert.Equal(3, result.Model.Pictures + result.Model.JudgingPictures);
    }

    [Fact]
    public void Run_WithoutPictures_SaysSo()
    {
        Directory.CreateDirectory(Source);
        var fault = Assert.Throws<WorkspaceException>(() => Train(Options));
        Assert.StartsWith("there is no picture to train on", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_Read_TellsTheNetworkAndItsEpochs()
    {
        Draw(5);
        var written = Train(Options).Model;

        var read = Assert.Single(TrainedModels.List(Source + ".akin"));

        Assert.Equal(written.Sha256, read.Sha256);
        Assert.Equal(written.Epochs, read.Epochs);
        Assert.Equal(Options.Design.Code, read.Design.Code);
        Assert.Equal(read.Sha256, Fingerprint.OfFile(Path.Join(FolderOf("small"), "small.onnx")).ToString());
    }

    private string FolderOf(string name) => TrainedModels.FolderOf(Source + ".akin", name);

    private TrainResult Train(
        TrainOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var workspace = AkinWorkspace.Open(Source + ".akin", WorkspaceAccess.Write);
        IndexStage.RunAsync(
            workspace, [PictureSource.Open(Source)], new() { ReadHeader = _decoder.ReadHeader }, null, cancellation)
            .GetAwaiter().GetResult();
        return TrainStage.Run(workspace, options, progress, cancellation);
    }

    private void Index(AkinWorkspace workspace, CancellationToken cancellation) => IndexStage.RunAsync(
        workspace, [PictureSource.Open(Source)], new() { ReadHeader = _decoder.ReadHeader }, null, cancellation)
        .GetAwaiter().GetResult();

    /// <summary>Pictures of different colours.</summary>
    private void Draw(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var image = Pictures.Corners(30 + i, 20);
            _folder.Write($"pictures/{i}.png", PictureEncoder.Png(image));
        }
    }

    /// <summary>Keeps what is said.</summary>
    private sealed class Said : IProgress<string>
    {
        public List<string> Lines { get; } = [];

        public void Report(string value) => Lines.Add(value);
    }

    /// <summary>Stops after so many steps of training.</summary>
    private sealed class Steps(int count, CancellationTokenSource stop) : IProgress<StageProgress>
    {
        private int _seen;

        public void Report(StageProgress value)
        {
            if (value.Stage == "training" && ++_seen == count)
            {
                stop.Cancel();
            }
        }
    }
}
