namespace Akin.Duplicates;

/// <summary>A picture in a group, and why it is there.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Keep">Whether it is the one to keep.</param>
/// <param name="Evidence">One phrase: what was compared with the kept picture, and what came out.</param>
public sealed record DuplicateMember(DuplicatePicture Picture, bool Keep, string Evidence);
