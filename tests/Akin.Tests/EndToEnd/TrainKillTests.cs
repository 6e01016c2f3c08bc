using Akin.Imaging;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>
/// The program killed while it trains, stopped by Ctrl-C, and run again, each time on another number of threads:
/// network, card and losses are byte for byte those of an undisturbed run.
/// </summary>
public sealed class TrainKillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RandomKills _kills = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--epochs 100 --batch 3 --patience 0")]
    [InlineData("--epochs 100 --batch 5 --flip --jitter 0.2 --crop 0.2 --noise 0.05 --schedule cosine --patience 20 "
        + "--validation 0.3 --loss ssim --code-size 8 --weight-decay 0.01 --seed 3 --rate 0.01")]
    [InlineData("--epochs 100 --batch 3 --patience 0 --loss bce --strided --depth 2 --width 2 --noise 0.2")]
    public void Train_KilledStoppedAndRunAgain_MakesTheSameModel(string options)
    {
        for (var i = 0; i < 12; i++)
        {
            _folder.Write($"pictures/{i}.png", PictureEncoder.Png(Pictures.Corners(40 + i, 30)));
        }

        string[] train =
            ["train", "autoencoder", _folder.PathOf("pictures"), "--size", "96x64", .. options.Split(' ')];
        Assert.Equal(0, AkinProcess.Run([.. train, "--workspace", _folder.PathOf("whole.akin")]).ExitCode);
        _kills.Run(1, () => KillAndStop(train));
    }

    private void KillAndStop(string[] train)
    {
        _folder.Remove("pictures.akin");
        for (var threads = 1; threads <= 3; threads++)
        {
            using (var process = AkinProcess.Start([.. train, "--threads", $"{threads}"]))
            {
                process.WaitForError(threads == 1 ? "decoding" : "epoch");
                _kills.KillWithin(process, TimeSpan.Zero, TimeSpan.FromMilliseconds(40));
            }

            // A checkpoint is written when it is asked to stop, so that the next goes on from the middle.
            if (!OperatingSystem.IsWindows())
            {
                using var process = AkinProcess.Start([.. train, "--threads", $"{4 - threads}"]);
                process.WaitForError("epoch");
                process.Send(AkinProcess.Interrupt);
                process.WaitForEnd();
            }
        }

        Assert.Equal(0, AkinProcess.Run(train).ExitCode);
        Assert.Equal(FilesIn("whole.akin"), FilesIn("pictures.akin"));
    }

    private string[] FilesIn(string workspace) =>
    [
        .. new[] { "autoencoder.onnx", "card.json", "loss.csv", "loss.svg", "reconstructions.png" }.Select(name =>
            $"{name} {Fingerprint.OfFile(_folder.PathOf(workspace, "autoencoders", "autoencoder", name))}"),
    ];
}
