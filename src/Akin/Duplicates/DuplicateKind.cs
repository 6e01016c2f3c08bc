namespace Akin.Duplicates;

/// <summary>In what sense pictures are duplicates. The kinds are kept apart: each has its own groups.</summary>
public enum DuplicateKind
{
    /// <summary>The files hold the same bytes.</summary>
    Bytes,

    /// <summary>
    /// The same picture in another size, compression, brightness or colour, turned, mirrored or cropped.
    /// </summary>
    Picture,

    /// <summary>Other pictures of much the same scene, by their features. A guess, never a certainty.</summary>
    Scene,
}
