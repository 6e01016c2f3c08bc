using Akin.Embedding.Models;

namespace Akin.Embedding;

/// <summary>A model could not be computed for one picture.</summary>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="IsPassing">Whether it is the machine's fault, such as no memory, so that another try may succeed; else
/// it is that of the picture and the model, which stay as they are.</param>
/// <param name="Error">What ends a run in which no picture fares better.</param>
public sealed record PictureFault(string Reason, bool IsPassing, ModelUnavailableException Error);
