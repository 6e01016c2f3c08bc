using Akin.Imaging;
using Akin.Intake;

namespace Akin.Embedding;

/// <summary>
/// A picture's bytes in borrowed memory that counts in a budget until it is disposed, or why they could not be read.
/// </summary>
internal sealed class LoadedFile : IDisposable
{
    private readonly ByteBudget _budget;
    private FileContent? _content;
    private long _reserved;

    private LoadedFile(ByteBudget budget) => _budget = budget;

    /// <summary>Why there are no bytes; <see langword="null"/> when there are.</summary>
    public DecodeOutcome? Failure { get; private set; }

    /// <summary>The bytes; valid until disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _content?.Bytes ?? default;

    /// <summary>
    /// Reads a picture, waiting until the budget has room for it. One that became shorter meanwhile is judged by the
    /// decoder.
    /// </summary>
    public static LoadedFile Read(PictureContent file, long maxBytes, ByteBudget budget, CancellationToken cancellation)
    {
        var loaded = new LoadedFile(budget);
        try
        {
            using var stream = file.Open(Math.Min(maxBytes, Array.MaxLength));
            var length = (int)stream.Length;
            budget.Take(length, cancellation);
            loaded._reserved = length;
            loaded._content = FileContent.Read(stream, length);
        }
        catch (Exception e) when (PictureFaultException.Of(e) is { } fault)
        {
            loaded.Dispose();
            loaded.Failure = new DecodeOutcome(fault.State, fault.Reason, null, "");
        }

        return loaded;
    }

    public void Dispose()
    {
        _content?.Dispose();
        _content = null;
        if (_reserved > 0)
        {
            _budget.Give(_reserved);
            _reserved = 0;
        }
    }
}
