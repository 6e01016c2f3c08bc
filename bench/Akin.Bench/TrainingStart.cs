using System.Runtime.InteropServices;
using Akin.Autoencoder;
using Akin.Imaging;
using Akin.Workspace;
using Akin.Workspace.Training;

namespace Akin.Bench;

/// <summary>
/// What a training of the autoencoder of 13,171 parameters begins with, for another program to train the same: raw
/// little-endian files of the decoded pictures (bytes, n × 240 × 320 × 3), the first weights (float32, layer by layer),
/// the pictures of each epoch in their order (int32, epochs × shown) and those that judge (int32).
/// </summary>
internal static class TrainingStart
{
    public static int Run(BenchArguments arguments)
    {
        using var workspace = AkinWorkspace.Open(Path.GetFullPath(arguments["workspace"]), WorkspaceAccess.Read);
        var options = new TrainOptions
        {
            Name = "reference",
            Training = new() { Seed = (ulong)arguments.Number("seed", 0) },
            Decoder = new PictureDecoder(new DecodeLimits()),
        };
        using var decoded = new DecodedPictures(
            TrainedModels.FolderOf(workspace.Folder), options.Design.Width, options.Design.Height);
        var pictures = TrainingPictures.Of(decoded, TrainStage.Wanted(workspace, options));
        var trainer = new Trainer(options.Design, options.Training, pictures);
        var folder = Directory.CreateDirectory(arguments["out"]).FullName;
        using (var file = File.Create(Path.Join(folder, "pictures.raw")))
        {
            var rgb = new byte[options.Design.Picture.Size];
            for (var i = 0; i < pictures.Count; i++)
            {
                pictures.Read(i, rgb);
                file.Write(rgb);
            }
        }

        int[] order = [.. Enumerable.Range(1, arguments.Number("epochs", 5)).SelectMany(trainer.OrderOf)];
        Write("weights.raw", MemoryMarshal.AsBytes<float>(trainer.Parameters));
        Write("order.raw", MemoryMarshal.AsBytes<int>(order));
        Write("judging.raw", MemoryMarshal.AsBytes<int>([.. trainer.JudgingPictures]));
        Console.WriteLine($"{pictures.Count} pictures, {trainer.JudgingPictures.Count} judge");
        return 0;

        void Write(string name, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(Path.Join(folder, name), bytes);
    }
}
