namespace Akin.Intake.Archives;

/// <summary>A picture that is a member of an archive.</summary>
internal sealed class ArchivedPicture(ZipArchiveFile archive, ZipMember member, string location)
    : PictureContent(location)
{
    public override DateTime? Changed => member.Changed ?? new DateTime(archive.Modified, DateTimeKind.Utc);

    internal override bool Is(long size, long modified) => member.Size == size && archive.Modified == modified;

    internal override Stream Open(long maxBytes) => archive.Read(member, maxBytes);
}
