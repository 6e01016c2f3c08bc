namespace Akin.Workspace;

/// <summary>A workspace cannot be used as it is. The message is one sentence: what is wrong and what to do.</summary>
public sealed class WorkspaceException : IOException
{
    /// <summary>An exception without a particular reason.</summary>
    public WorkspaceException()
    {
    }

    /// <summary>An exception with its sentence.</summary>
    public WorkspaceException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its sentence and its cause.</summary>
    public WorkspaceException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
