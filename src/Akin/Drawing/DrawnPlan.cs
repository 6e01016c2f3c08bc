using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Drawing;

/// <summary>
/// Which files a drawn collection has: a function of seed and number alone, known before anything is drawn.
/// </summary>
internal static class DrawnPlan
{
    /// <summary>Below this number there are no copies and no broken files: every picture counts.</summary>
    private const int SmallestWithOddities = 40;

    // Families are not equally frequent, as in life; 40 entries, in the order of PictureFamilies.All.
    private static readonly int[] Shares = [5, 4, 3, 4, 3, 3, 4, 4, 2, 2, 3, 3];
    private static readonly int[] Cycle = SpreadShares();

    private static readonly (int Width, int Height)[] Sizes =
        [(256, 171), (240, 180), (208, 208), (180, 240), (232, 174), (256, 144), (192, 256), (288, 216)];

    public static DrawnFile[] Make(DrawnOptions options)
    {
        var files = new DrawnFile[options.Pictures];
        var numbers = new int[PictureFamilies.All.Count];
        for (var i = 0; i < files.Length; i++)
        {
            var kind = KindOf(i, files.Length);
            files[i] = kind == DrawnKind.Copy
                ? CopyOf(files[i - Cycle.Length])
                : NewFile(options.Seed, i, kind, ++numbers[Cycle[i % Cycle.Length]]);
        }

        return files;
    }

    /// <summary>The random numbers of one picture, and the size to draw it in.</summary>
    public static (RandomSource Random, int Width, int Height) Start(ulong seed, int source)
    {
        var random = new RandomSource(seed).Fork((ulong)source);
        var (width, height) = Sizes[random.Next(Sizes.Length)];
        return (random, width, height);
    }

    private static DrawnKind KindOf(int number, int count)
    {
        if (count < SmallestWithOddities)
            return DrawnKind.Picture;

        return number switch
        {
            17 => DrawnKind.Truncated,
            29 => DrawnKind.Text,
            _ => number > 0 && number % 79 == 0 ? DrawnKind.Copy : DrawnKind.Picture,
        };
    }

    private static DrawnFile NewFile(ulong seed, int number, DrawnKind kind, int numberInFamily)
    {
        var random = new RandomSource(~seed).Fork((ulong)number);
        var family = PictureFamilies.All[Cycle[number % Cycle.Length]];
        var format = kind == DrawnKind.Picture ? ChooseFormat(random) : ImageFormat.Jpeg;
        var name = kind == DrawnKind.Text ? "notes.jpg" : ChooseName(random, family, numberInFamily, format);
        return new(new($"{family.Name}/{name}", family.Name, kind), family, number, format);
    }

    private static DrawnFile CopyOf(DrawnFile original)
    {
        var dot = original.Picture.RelativePath.LastIndexOf('.');
        var path = original.Picture.RelativePath.Insert(dot, "_copy");
        return original with { Picture = new(path, original.Picture.Family, DrawnKind.Copy) };
    }

    /// <summary>Mostly JPEG; GIF least, since finding its 256 colours costs ten times the drawing.</summary>
    private static ImageFormat ChooseFormat(RandomSource random) => random.Next(200) switch
    {
        < 2 => ImageFormat.Gif,
        < 7 => ImageFormat.Bmp,
        < 14 => ImageFormat.WebP,
        < 24 => ImageFormat.Png,
        _ => ImageFormat.Jpeg,
    };

    private static string ChooseName(RandomSource random, PictureFamily family, int number, ImageFormat format)
    {
        var extension = format switch
        {
            ImageFormat.Gif => "gif",
            ImageFormat.Bmp => "bmp",
            ImageFormat.WebP => "webp",
            ImageFormat.Png => "png",
            _ => random.Next(6) == 0 ? "JPG" : "jpg",
        };
        return random.Next(5) switch
        {
            0 => $"{family.PictureName}-{number:0000}.{extension}",
            1 => $"IMG_{number:0000}.{extension}",
            _ => $"{family.PictureName} {number:0000}.{extension}",
        };
    }

    private static int[] SpreadShares()
    {
        var ordered = Shares.SelectMany((share, family) => Enumerable.Repeat(family, share)).ToArray();

        // 17 and 40 have no common divisor: every place is visited once, neighbours in the list come far apart.
        return [.. Enumerable.Range(0, ordered.Length).Select(i => ordered[i * 17 % ordered.Length])];
    }
}
