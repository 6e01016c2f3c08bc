namespace Akin.Intake;

/// <summary>A picture whose bytes are nowhere to be had, and why.</summary>
internal sealed class MissingPicture(string location, PictureState state, string reason) : PictureContent(location)
{
    public override DateTime? Changed => null;

    internal override bool Is(long size, long modified) => false;

    internal override Stream Open(long maxBytes) => throw new PictureFaultException(state, reason);
}
