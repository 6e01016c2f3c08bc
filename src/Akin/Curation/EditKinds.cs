namespace Akin.Curation;

/// <summary>The kinds of edits in words, as journals have them, and what they mean.</summary>
public static class EditKinds
{
    private static readonly string[] Names =
        [.. Enum.GetNames<EditKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>All names, in the order of the kinds.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The kind's name: <c>drop</c>, <c>keep</c>, <c>cluster</c>, …</summary>
    public static string Name(this EditKind kind) => Names[(int)kind];

    /// <summary>The kind of a name; <see langword="null"/> when it is none.</summary>
    public static EditKind? Find(string? name) =>
        Array.IndexOf(Names, name) is >= 0 and var index ? (EditKind)index : null;

    /// <summary>Whether it says which pictures are in.</summary>
    public static bool IsOfPictures(this EditKind kind) => kind is EditKind.Drop or EditKind.Keep;

    /// <summary>Whether it puts pictures into other groups.</summary>
    public static bool Regroups(this EditKind kind) => kind is EditKind.Divide or EditKind.Merge;

    /// <summary>Whether a person made it, so that it can be taken back.</summary>
    public static bool CanBeUndone(this EditKind kind) => kind.IsOfPictures() || kind.Regroups();
}
