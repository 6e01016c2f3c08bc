namespace Akin.Intake.Text;

/// <summary>A table or list that a person named cannot be read as one; the message says why in one sentence.</summary>
public sealed class TableException : Exception
{
    /// <summary>Says why in one sentence.</summary>
    public TableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
