using Akin.Autoencoder;
using Akin.Autoencoder.Layers;
using Akin.Native.Onnx;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Autoencoder;

/// <summary>What the engine makes of a written network, beside the network itself.</summary>
public sealed class OnnxNetworkTests
{
    [Theory]
    [InlineData(0, false, Activation.Linear)]
    [InlineData(0, true, Activation.Sigmoid)]
    [InlineData(7, false, Activation.Sigmoid)]
    [InlineData(7, true, Activation.Linear)]
    public void Write_OfANetwork_GivesTheSamePictures(int codeSize, bool strided, Activation output)
    {
        var design = NetworkDesign.Of(16, 24, depth: 2) with
        {
            CodeSize = codeSize,
            Strided = strided,
            Output = output,
        };
        var network = new Network(design, 2, SimdWidths.Best);
        Initialisation.Fill(design, 3, network.Parameters);
        network.Pack();
        var random = new RandomSource(1);
        var picture = Enumerable.Range(0, design.Picture.Size).Select(_ => (float)random.NextDouble()).ToArray();
        var expected = network.Reconstruct(new PictureList([picture]), TestContext.Current.CancellationToken)[0];

        var file = OnnxNetwork.Write(
            design, network.Parameters, new Dictionary<string, string> { ["seed"] = "3" });
        using var session = new OnnxSession(file);
        var found = Run(session, OnnxNetwork.Reconstruction, picture, design);

        Assert.Equal(["code", "reconstruction"], session.Outputs.Select(each => each.Name));
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-4);
        }
    }

    private static float[] Run(OnnxSession session, string output, float[] picture, NetworkDesign design)
    {
        long[] shape = [1, 3, design.Height, design.Width];
        using var binding = new OnnxBinding(session, OnnxNetwork.Input, shape, output, shape);
        var places = design.Height * design.Width;
        for (var i = 0; i < picture.Length; i++)
        {
            binding.Input[(i % 3 * places) + (i / 3)] = picture[i];
        }

        binding.Run();
        var found = new float[picture.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = binding.Output[(i % 3 * places) + (i / 3)];
        }

        return found;
    }
}
