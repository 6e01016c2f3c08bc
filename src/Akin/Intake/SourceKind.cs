namespace Akin.Intake;

/// <summary>What a source is.</summary>
public enum SourceKind
{
    /// <summary>A folder with all that is in it.</summary>
    Folder,

    /// <summary>A single picture.</summary>
    File,

    /// <summary>A ZIP archive of pictures, read in place.</summary>
    Archive,

    /// <summary>A table or text of addresses or paths.</summary>
    List,
}
