namespace Akin.Embedding.Tuning;

/// <summary>What a search came to.</summary>
/// <param name="Arrangement">The one to use.</param>
/// <param name="PicturesPerSecond">With it, while it was measured.</param>
/// <param name="Gain">Time of the plain arrangement over its time; 1 when that is the one.</param>
internal sealed record ArrangementFound(Arrangement Arrangement, double PicturesPerSecond, double Gain);
