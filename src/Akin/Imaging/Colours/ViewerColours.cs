using Akin.Native.Vips;

namespace Akin.Imaging.Colours;

/// <summary>Turns a picture's colours into what a viewer shows: sRGB, 8 bits, three bands, over white.</summary>
internal static class ViewerColours
{
    /// <summary>
    /// The picture as viewed; the same one when there is nothing to do, else one to be disposed besides.
    /// </summary>
    /// <param name="image">The picture as stored.</param>
    /// <param name="profile">Set when its rows must still be converted by this profile.</param>
    /// <param name="white">What white is where <see cref="HasNoScale"/>.</param>
    public static VipsImage Apply(VipsImage image, out MatrixProfile? profile, double white = 255)
    {
        var bytes = image.ColourProfile();
        profile = MatrixProfile.TryRead(bytes);
        var toConvert = bytes.Length > 0 && profile is not { IsSrgb: true };
        var isPlain = image is { Interpretation: VipsInterpretation.Srgb, Format: VipsBandFormat.U8, Bands: 3 };
        if (isPlain && (!toConvert || profile is not null))
        {
            profile = toConvert ? profile : null;
            return image;
        }

        profile = null;
        using var steps = new ImageSteps(image);
        if (HasNoScale(image))
        {
            steps.Then(steps.Current.Scaled(255 / white, 0));
            steps.Then(steps.Current.Cast(VipsBandFormat.U8));
        }
        else if (image.Format is VipsBandFormat.S8 or VipsBandFormat.S16)
        {
            var narrow = image.Format == VipsBandFormat.S8;
            steps.Then(steps.Current.Scaled(1, narrow ? 128 : 32768));
            steps.Then(steps.Current.Cast(narrow ? VipsBandFormat.U8 : VipsBandFormat.U16));
        }

        if (!(toConvert && steps.TryThen(static image => image.ProfileToSrgb())))
        {
            ByMeaning(steps);
        }

        if (steps.Current.HasAlpha)
        {
            steps.Then(steps.Current.OverWhite(255));
        }

        if (steps.Current.Format != VipsBandFormat.U8)
        {
            steps.Then(steps.Current.Cast(VipsBandFormat.U8));
        }

        if (steps.Current.Bands > 3)
        {
            steps.Then(steps.Current.TakeBands(0, 3));
        }

        return steps.TakeLast();
    }

    /// <summary>Whether the numbers alone do not say what white is: then the picture's largest value decides.</summary>
    public static bool HasNoScale(VipsImage image) =>
        image.Interpretation is VipsInterpretation.Grey or VipsInterpretation.Multiband
        && image.Format is VipsBandFormat.F32 or VipsBandFormat.F64 or VipsBandFormat.U32 or VipsBandFormat.S32;

    private static void ByMeaning(ImageSteps steps)
    {
        if (steps.Current.Interpretation == VipsInterpretation.Srgb
            || steps.TryThen(static image => image.ToSpace(VipsInterpretation.Srgb)))
        {
            return;
        }

        // Bands without a meaning that libvips knows: one or two are taken as grey, more as red, green and blue.
        var grey = steps.Current.Bands < 3;
        steps.Then(steps.Current.TakeBands(0, grey ? 1 : 3));
        steps.Then(steps.Current.Cast(VipsBandFormat.U8));
        steps.Then(steps.Current.As(grey ? VipsInterpretation.Grey : VipsInterpretation.Srgb));
        steps.Then(steps.Current.ToSpace(VipsInterpretation.Srgb));
    }
}
