namespace Akin.Embedding.Models;

/// <summary>A model or the catalogue is missing, damaged or unknown; the message says which and what to do.</summary>
public sealed class ModelUnavailableException : Exception
{
    /// <summary>Says in one sentence what is missing and what to do.</summary>
    public ModelUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
