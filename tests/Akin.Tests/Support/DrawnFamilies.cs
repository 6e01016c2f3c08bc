using Akin.Imaging;
using Akin.Tests.Duplicates;

namespace Akin.Tests.Support;

/// <summary>Folders of pictures that are alike within a folder and not between folders.</summary>
internal static class DrawnFamilies
{
    /// <summary>Writes <c>f0/p0.png</c>, <c>f0/p1.png</c> … below a folder.</summary>
    /// <param name="folder">Made where it lacks.</param>
    /// <param name="families">Folders.</param>
    /// <param name="each">Pictures of a folder.</param>
    public static void Write(string folder, int families, int each)
    {
        for (var family = 0; family < families; family++)
        {
            var place = Directory.CreateDirectory(Path.Join(folder, $"f{family}")).FullName;
            for (var i = 0; i < each; i++)
            {
                var picture = DrawnPictures.Draw(family * 3, (ulong)i, 120, 90);
                File.WriteAllBytes(Path.Join(place, $"p{i}.png"), PictureEncoder.Png(picture));
            }
        }
    }
}
