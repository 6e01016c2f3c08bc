using Akin.Imaging;
using Akin.Intake;
using Akin.Native.Files;

namespace Akin.Workspace;

/// <summary>
/// What reading one file told: its fingerprint, its header and the state that follows. Never throws for a bad file.
/// </summary>
internal readonly record struct FileReading(Fingerprint? Fingerprint, DecodeOutcome Outcome)
{
    public static FileReading Of(SourceFile found, Func<PictureContent> file, IndexOptions options)
    {
        if (found.State != PictureState.Pending)
        {
            return Without(found.State, found.Reason);
        }

        try
        {
            // Pipes, sockets and devices have no size either; opening one could wait for ever.
            if (found.Size == 0)
            {
                return file().OwnPath is { } path && !FileStatus.MayBeFile(path)
                    ? Without(PictureState.NotAPicture, "no file, but a pipe, a socket or a device")
                    : Without(PictureState.Empty, "file without a byte");
            }

            using var content = FileContent.Read(file(), options.MaxFileBytes);
            return new(Intake.Fingerprint.OfBytes(content.Bytes.Span), options.ReadHeader(content.Bytes));
        }
        catch (Exception error) when (PictureFaultException.Of(error) is { } fault)
        {
            return Without(fault.State, fault.Reason);
        }
    }

    private static FileReading Without(PictureState state, string reason) => new(null, new(state, reason, null, ""));
}
