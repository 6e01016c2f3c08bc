namespace Akin.Intake;

/// <summary>
/// The one state each input ends in. All but <see cref="Pending"/> are final until the input changes.
/// </summary>
public enum PictureState
{
    /// <summary>Seen and identified, not decoded yet.</summary>
    Pending,

    /// <summary>Decoded in full; has features.</summary>
    Ready,

    /// <summary>
    /// The file ends before its picture does; what there is of it could be shown, but it is not used.
    /// </summary>
    Truncated,

    /// <summary>Of a known format, but damaged: the decoder gives up.</summary>
    Unreadable,

    /// <summary>A picture format that the engine cannot read; the reason names it.</summary>
    Unsupported,

    /// <summary>Over the limit of pixels or bytes.</summary>
    TooLarge,

    /// <summary>A file without a byte.</summary>
    Empty,

    /// <summary>Not a picture by its content.</summary>
    NotAPicture,

    /// <summary>
    /// It cannot be opened, read or fetched: permission, broken link, disk error, what the server answered.
    /// </summary>
    Unreachable,

    /// <summary>Was there at an earlier index and is gone, or its content is another now.</summary>
    Missing,

    /// <summary>
    /// Left out on purpose: hidden, a link to what is indexed already, an address that is too long for the user; the
    /// reason tells which.
    /// </summary>
    Skipped,

    /// <summary>A row of a list that names what an earlier row does.</summary>
    DuplicateAddress,
}
