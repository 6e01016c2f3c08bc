namespace Akin.Numerics;

/// <summary>
/// A file is no NPY array of the kind asked for. The message is one sentence for the person who gave the file.
/// </summary>
public sealed class NpyFormatException : IOException
{
    /// <summary>An exception without a particular reason.</summary>
    public NpyFormatException()
    {
    }

    /// <summary>An exception with its sentence.</summary>
    public NpyFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its sentence and its cause.</summary>
    public NpyFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
