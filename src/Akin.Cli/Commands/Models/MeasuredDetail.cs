using System.Globalization;
using Akin.Embedding.Tuning;

namespace Akin.Cli.Commands.Models;

/// <summary>The arrangement of a model's work that a measurement found the fastest.</summary>
/// <param name="Features">Precision, preprocessing, layer and pooling that it was measured for.</param>
/// <param name="Device">What computes.</param>
/// <param name="Threads">Cores that were to be used.</param>
/// <param name="Workers">Threads that decode pictures and have them computed.</param>
/// <param name="Inferences">Inferences at once.</param>
/// <param name="OperatorThreads">Threads that these share inside an operator.</param>
/// <param name="PicturesAtOnce">Pictures of an inference.</param>
/// <param name="PicturesPerSecond">While it was measured.</param>
/// <param name="Gain">How many times as fast as a picture at a time on each core; 1 when that is the fastest.</param>
internal sealed record MeasuredDetail(
    string Features,
    string Device,
    int Threads,
    int Workers,
    int Inferences,
    int OperatorThreads,
    int PicturesAtOnce,
    double PicturesPerSecond,
    double Gain)
{
    public static MeasuredDetail Of(MeasuredArrangement measured)
    {
        var (workers, inferences, operatorThreads, pictures) = measured.Arrangement;
        return new(
            measured.Features, Display.Words.Of(measured.Device), measured.Threads,
            workers, inferences, operatorThreads, pictures, measured.PicturesPerSecond, measured.Gain);
    }

    /// <summary>For people.</summary>
    public string Text
    {
        get
        {
            var culture = CultureInfo.InvariantCulture;
            var words = new Arrangement(Workers, Inferences, OperatorThreads, PicturesAtOnce).Words;
            var than = Gain > 1
                ? string.Create(culture, $"{Gain:0.00} times as fast as a picture at a time on each core")
                : "no other was faster";
            return string.Create(
                culture, $"{words}: {PicturesPerSecond:0.#} pictures/s, {than} (--threads {Threads}, {Device})");
        }
    }
}
