using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>Turns a picture's colours into what a viewer shows: sRGB, 8 bits, three bands, over white.</summary>
internal static class ViewerColours
{
    /// <summary>The picture as viewed. A new handle in any case: both are to be disposed.</summary>
    public static VipsImage Apply(VipsImage image)
    {
        var stages = new Stack<VipsImage>();
        try
        {
            var current = image;
            void Then(VipsImage next)
            {
                stages.Push(next);
                current = next;
            }

            if (current.Interpretation != VipsInterpretation.Srgb)
            {
                Then(current.ToSpace(VipsInterpretation.Srgb));
            }

            if (current.HasAlpha)
            {
                Then(current.OverWhite(255));
            }

            if (current.Format != VipsBandFormat.U8)
            {
                Then(current.Cast(VipsBandFormat.U8));
            }

            return stages.Count > 0 ? stages.Pop() : current.TakeBands(0, 3);
        }
        finally
        {
            foreach (var stage in stages)
            {
                stage.Dispose();
            }
        }
    }
}
