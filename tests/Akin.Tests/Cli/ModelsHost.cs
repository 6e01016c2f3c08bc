using System.Text;
using Akin.Cli;
using Akin.Cli.Display;
using Akin.Intake.Downloads;
using Akin.Embedding.Models;
using Akin.Tests.Intake.Downloads;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;

namespace Akin.Tests.Cli;

/// <summary>Runs <c>akin models</c> in this process, a folder of models of its own, a clock that jumps.</summary>
internal sealed class ModelsHost : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static byte[] Model { get; } = TinyModel.PlaneMeans(16);

    /// <summary>Does what the row of clip-vit-b32 says, of which no hash is known.</summary>
    public static byte[] Clip { get; } = TinyModel.Clip().ToArray();

    public static string Hash { get; } = DownloadFixture.HashOf(Model);

    public string Folder => _folder.PathOf("models");

    public string Catalogue => Path.Combine(Folder, "catalogue.json");

    public string TinyPath => Path.Combine(Folder, "tiny", "tiny.onnx");

    /// <summary>The files in the folder of models.</summary>
    public string[] Files => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order()!] : [];

    public string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    public string WriteCatalogue(string text) => _folder.Write("models/catalogue.json", Encoding.UTF8.GetBytes(text));

    /// <summary>The user's catalogue with a row of the tiny model.</summary>
    public void AddTiny(
        Uri? address = null, bool withHash = true, string tensor = "features", int dimension = 3,
        string pool = "none") =>
        WriteCatalogue($$"""
            { "models": [{
              "id": "tiny", "name": "Tiny",
              "files": { "float32": {
                "path": "tiny/tiny.onnx"{{(withHash ? $", \"bytes\": {Model.Length}, \"sha256\": \"{Hash}\"" : "")}}
                {{(address is null ? "" : $", \"address\": \"{address}\"")}} } },
              "input": "image",
              "preprocessing": { "width": 16, "height": 16, "scale": 1, "mean": 127, "std": 128 },
              "layers": [{ "name": "features", "tensor": "{{tensor}}",
                "pool": "{{pool}}", "dimension": {{dimension}} }],
              "licence": "Apache-2.0", "source": "written by hand"
            }] }
            """);

    public async Task<CliAnswer> Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var time = new ManualTime(TimeSpan.FromSeconds(25));
        var shell = new Shell(output, error, _folder.Root)
        {
            Models = () => ModelCatalogue.OpenDefault(Folder),
            Downloader = () => new Downloader(time: time, proxy: new System.Net.WebProxy()),
        };
        var code = await CommandLine.RunAsync(["models", .. arguments], shell, CancellationToken.None);
        return new(code, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
