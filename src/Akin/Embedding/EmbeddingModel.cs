using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>
/// A model loaded in one precision. Its weights are in memory once however many <see cref="FeatureExtractor"/>s use it.
/// </summary>
public sealed class EmbeddingModel : IDisposable
{
    private EmbeddingModel(ModelCard card, Precision precision, string sha256, OnnxSession session)
    {
        Card = card;
        Precision = precision;
        Sha256 = sha256;
        Session = session;
    }

    /// <summary>What it is and what it wants.</summary>
    public ModelCard Card { get; }

    /// <summary>The precision it computes with.</summary>
    public Precision Precision { get; }

    /// <summary>SHA-256 of the model's bytes, lower-case hexadecimal: features are kept under it.</summary>
    public string Sha256 { get; }

    internal OnnxSession Session { get; }

    /// <summary>Loads a model of the default catalogue.</summary>
    /// <param name="id">Its id; <see langword="null"/> for the default model.</param>
    /// <param name="precision"><see langword="null"/> for what this processor does well.</param>
    /// <exception cref="ModelUnavailableException">The model is missing, damaged or unknown.</exception>
    /// <exception cref="OnnxException">The engine is missing or refuses the model.</exception>
    public static EmbeddingModel Open(string? id = null, Precision? precision = null)
    {
        var catalogue = ModelCatalogue.Default;
        return Open(catalogue, id is null ? catalogue.DefaultCard : catalogue.Find(id), precision);
    }

    /// <summary>Loads a model of a catalogue; see <see cref="Open(string?, Precision?)"/>.</summary>
    public static EmbeddingModel Open(ModelCatalogue catalogue, ModelCard card, Precision? precision = null)
    {
        var chosen = PrecisionChoice.Resolve(precision);
        if (precision is null && !card.Files.ContainsKey(chosen))
        {
            chosen = Precision.Float32;
        }

        var bytes = catalogue.Read(card, chosen);
        return new EmbeddingModel(card, chosen, card.Files[chosen].Sha256, new OnnxSession(bytes));
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();
}
