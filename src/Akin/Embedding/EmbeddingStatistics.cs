namespace Akin.Embedding;

/// <summary>What a run of the pipeline has done so far.</summary>
/// <param name="Pictures">Pictures that came out, ready or not.</param>
/// <param name="Embedded">Those with features.</param>
/// <param name="DecodeSeconds">Seconds spent decoding, summed over the workers.</param>
/// <param name="InferenceSeconds">Seconds spent computing features, summed over the workers.</param>
public readonly record struct EmbeddingStatistics(
    long Pictures, long Embedded, double DecodeSeconds, double InferenceSeconds);
