using System.Globalization;
using Akin.Autoencoder;
using Akin.Cli.Display;

namespace Akin.Cli.Commands.Train;

/// <summary>The layers of a network as a table.</summary>
internal static class NetworkText
{
    public static void Write(NetworkSummary network, Settings settings, Shell shell) => shell.Out.WriteLine(
        settings.Json
            ? CliJson.Write(new NetworkTable(
                network.Parameters,
                [.. network.Layers.Select(layer => new NetworkTableLayer(
                    layer.Name, Word(layer.Kind), Shape(layer.Output), layer.Parameters, layer.Detail))]))
            : Text(network));

    private static string Text(NetworkSummary network)
    {
        string[] head = ["layer", "kind", "output shape", "parameters", ""];
        var rows = network.Layers.Select(layer => (string[])
        [
            layer.Name, Word(layer.Kind).Replace('_', ' '), layer.Output.ToString(), Number(layer.Parameters),
            layer.Detail,
        ]);
        return TextTable.Write([head, .. rows]) + $"\n{Number(network.Parameters)} parameters";
    }

    private static int[] Shape(MapShape map) => map.IsVector ? [map.Channels] : [map.Height, map.Width, map.Channels];

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Word(LayerKind kind) => kind switch
    {
        LayerKind.MaxPooling => "max_pooling",
        LayerKind.UpSampling => "up_sampling",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
