namespace Akin.Sampling.Copying;

/// <summary>The new tree cannot be written. The message is one sentence: what is wrong and what to do.</summary>
public sealed class TreeCopyException : IOException
{
    /// <summary>An exception without a particular reason.</summary>
    public TreeCopyException()
    {
    }

    /// <summary>An exception with its sentence.</summary>
    public TreeCopyException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its sentence and its cause.</summary>
    public TreeCopyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
