using Akin.Drawing.Families;

namespace Akin.Drawing;

/// <summary>All kinds of drawn pictures, in the order they are numbered.</summary>
internal static class PictureFamilies
{
    public static IReadOnlyList<PictureFamily> All { get; } =
    [
        new SeaSunset(), new Mountains(), new NightCity(), new Faces(), new Plaid(), new Bricks(),
        new Leaves(), new Blossoms(), new Bubbles(), new Pebbles(), new FloorPlans(), new Charts(),
    ];
}
