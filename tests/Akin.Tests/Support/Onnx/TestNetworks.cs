namespace Akin.Tests.Support.Onnx;

/// <summary>
/// The networks that the tests run, small enough to be made in milliseconds; their expected features are in
/// <c>Expectations/Onnx/features.json</c>.
/// </summary>
internal static class TestNetworks
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "resnet18", "resnet50", "vgg16", "vit", "planes", "free", "bytes", "halves", "pixels", "outputs", "four",
        "branches",
    ];

    /// <summary>Makes one.</summary>
    public static OnnxBuilder Build(string name) => name switch
    {
        "resnet18" => ResidualNetwork.Of18(size: 64, channels: 8, classes: 10),
        "resnet50" => ResidualNetwork.Of50(size: 64, channels: 4, classes: 10),
        "vgg16" => PlainNetwork.Vgg16(size: 64, channels: 4, hidden: 32, classes: 10),
        "vit" => VisionTransformer.Build(new(Picture: 32, Patch: 8, Width: 16, Heads: 2, Layers: 2)),
        "planes" => SmallNetwork.Planes(),
        "free" => SmallNetwork.Planes("n", "c", "h", "w"),
        "bytes" => SmallNetwork.Bytes(),
        "halves" => SmallNetwork.Halves(),
        "pixels" => SmallNetwork.Pixels(),
        "outputs" => SmallNetwork.Outputs(),
        "four" => SmallNetwork.Four(),
        "branches" => SmallNetwork.Branches(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such network."),
    };

    /// <summary>Writes one to a file, and gives its path back.</summary>
    public static string Write(string name, string folder)
    {
        var path = Path.Combine(folder, name + ".onnx");
        Directory.CreateDirectory(folder);
        using var file = File.Create(path);
        Build(name).Write(file);
        return path;
    }

    /// <summary>A picture that is the same in every language: ramps, and products that wrap.</summary>
    public static byte[] Picture(int width, int height)
    {
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = ((y * width) + x) * 3;
                rgb[pixel] = (byte)(255 * x / (width - 1));
                rgb[pixel + 1] = (byte)(255 * y / (height - 1));
                rgb[pixel + 2] = (byte)(x * y);
            }
        }

        return rgb;
    }
}
