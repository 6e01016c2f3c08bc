namespace Akin.Duplicates;

/// <summary>
/// Which of several duplicates is kept: first those in preferred folders, then by the criteria in their order, at last
/// the name that looks like an original's (<see cref="CopyNames"/>), the shorter name, the path. It orders any pictures
/// completely, so that the same pictures always give the same choice. Within a group of the same pictures some criteria
/// are judged beside the other pictures, by what can be measured in them (<see cref="PictureCondition"/>).
/// </summary>
public sealed record KeepRule
{
    private static readonly string[] Lossless = ["TIFF", "BigTIFF", "PNG", "BMP", "SVG"];

    /// <summary>The criteria, the weightiest first. Default: resolution, untouched, sharpness, size,
    /// format, exif.</summary>
    public IReadOnlyList<KeepCriterion> Order { get; init; } =
    [
        KeepCriterion.Resolution, KeepCriterion.Untouched, KeepCriterion.Sharpness, KeepCriterion.Size,
        KeepCriterion.Format, KeepCriterion.Exif,
    ];

    /// <summary>
    /// Full paths of folders whose pictures are kept before all others, the dearest first. Default: none.
    /// </summary>
    public IReadOnlyList<string> Preferred { get; init; } = [];

    /// <summary>Less than zero when <paramref name="a"/> is kept rather than <paramref name="b"/>.</summary>
    public int Compare(DuplicatePicture a, DuplicatePicture b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var order = Preference(a).CompareTo(Preference(b));
        for (var i = 0; order == 0 && i < Order.Count; i++)
        {
            order = Worth(b, Order[i]).CompareTo(Worth(a, Order[i]));
        }

        return order != 0 ? order : CompareNames(a.Path, b.Path);
    }

    /// <summary>The picture to keep of a group of the same: each criterion leaves those that are best by it.</summary>
    internal DuplicatePicture Best(IReadOnlyList<DuplicatePicture> group, GroupConditions conditions)
    {
        var preference = group.Min(Preference);
        IReadOnlyList<DuplicatePicture> left = [.. group.Where(each => Preference(each) == preference)];
        foreach (var criterion in Order.TakeWhile(_ => left.Count > 1))
        {
            var among = left;
            left = criterion switch
            {
                KeepCriterion.Resolution => conditions.Largest(among),
                KeepCriterion.Untouched => conditions.Untouched(among),
                KeepCriterion.Sharpness => conditions.Sharp(among),
                _ => [.. among.Where(each => Worth(each, criterion) == among.Max(one => Worth(one, criterion)))],
            };
        }

        return left.Order(Comparer<DuplicatePicture>.Create((a, b) => CompareNames(a.Path, b.Path))).First();
    }

    /// <summary>The rule without what is only judged once a group is known.</summary>
    internal KeepRule WithoutSharpness() => this with
    {
        Order = [.. Order.Where(each => each is not (KeepCriterion.Untouched or KeepCriterion.Sharpness))],
    };

    internal static bool IsLossless(string format) => Lossless.Contains(format);

    private static int CompareNames(string a, string b)
    {
        var (name, other) = (Path.GetFileName(a), Path.GetFileName(b));
        var order = CopyNames.MarksIn(name).CompareTo(CopyNames.MarksIn(other));
        order = order != 0 ? order : name.Length.CompareTo(other.Length);
        return order != 0 ? order : string.CompareOrdinal(a, b);
    }

    private int Preference(DuplicatePicture picture)
    {
        for (var i = 0; i < Preferred.Count; i++)
        {
            var folder = Path.TrimEndingDirectorySeparator(Preferred[i]);
            if (picture.Path.Length > folder.Length && picture.Path.StartsWith(folder, StringComparison.Ordinal)
                && (picture.Path[folder.Length] == Path.DirectorySeparatorChar
                    || folder.EndsWith(Path.DirectorySeparatorChar)))
            {
                return i;
            }
        }

        return Preferred.Count;
    }

    private static double Worth(DuplicatePicture picture, KeepCriterion criterion) => criterion switch
    {
        KeepCriterion.Resolution => (double)picture.Width * picture.Height,
        KeepCriterion.Untouched => 0,
        KeepCriterion.Sharpness => picture.Sharpness,
        KeepCriterion.Size => picture.Size,
        KeepCriterion.Format => IsLossless(picture.Format) ? 1 : 0,
        KeepCriterion.Exif => picture.Taken switch { null => 0, 0 => 1, _ => 2 },
        KeepCriterion.Oldest => -picture.Modified,
        KeepCriterion.Path => -picture.Path.Length,
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "There is no such criterion."),
    };
}
