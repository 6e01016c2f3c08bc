using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>The program killed while it trains, and run again: the model is that of an undisturbed run.</summary>
public sealed class TrainKillTests : IDisposable
{
    private const int Kills = 3;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_KilledAndRunAgain_MakesTheSameModel()
    {
        for (var i = 0; i < 12; i++)
        {
            _folder.Write($"pictures/{i}.png", PictureEncoder.Png(Pictures.Corners(40 + i, 30)));
        }

        string[] train = ["train", "autoencoder", _folder.PathOf("pictures"), "--size", "64x48", "--epochs", "6"];
        Assert.Equal(0, AkinProcess.Run([.. train, "--workspace", _folder.PathOf("whole.akin")]).ExitCode);
        var random = new RandomSource(4);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = AkinProcess.Start(train);
            process.WaitForError(kill == 0 ? "decoding" : "training");
            process.KillAfter(TimeSpan.FromMilliseconds(random.Next(200)));
        }

        Assert.Equal(0, AkinProcess.Run(train).ExitCode);
        Assert.Equal(ModelIn("whole.akin"), ModelIn("pictures.akin"));
    }

    private Fingerprint ModelIn(string workspace) => Fingerprint.OfFile(
        _folder.PathOf(workspace, "autoencoders", "autoencoder", "autoencoder.onnx"));
}
