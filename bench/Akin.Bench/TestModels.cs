using Akin.Tests.Support.Onnx;

namespace Akin.Bench;

/// <summary>
/// Writes networks of true size with random weights, for measurements of speed: <c>resnet18.onnx</c>,
/// <c>resnet50.onnx</c>, <c>vgg16.onnx</c> (553 MB) and <c>vit-small.onnx</c>. With <c>--tiny yes</c> the small ones of
/// the tests, whose expected features a script beside them computes.
/// </summary>
internal static class TestModels
{
    public static int Run(BenchArguments arguments)
    {
        var folder = Directory.CreateDirectory(arguments["out"]).FullName;
        var models = arguments.Find("tiny") is null ? FullSize() : Tiny();
        foreach (var (name, graph) in models)
        {
            using var file = File.Create(Path.Combine(folder, name + ".onnx"));
            graph.Write(file);
            Console.WriteLine($"{file.Name}  {file.Length:N0} bytes");
        }

        return 0;
    }

    private static (string Name, OnnxBuilder Graph)[] Tiny() =>
        [.. TestNetworks.Names.Select(name => (name, TestNetworks.Build(name)))];

    private static (string Name, OnnxBuilder Graph)[] FullSize() =>
    [
        ("resnet18", ResidualNetwork.Of18()),
        ("resnet50", ResidualNetwork.Of50()),
        ("vgg16", PlainNetwork.Vgg16()),
        ("vit-small", VisionTransformer.Build(new())),
    ];
}
