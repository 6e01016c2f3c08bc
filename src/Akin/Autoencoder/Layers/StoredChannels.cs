namespace Akin.Autoencoder.Layers;

/// <summary>
/// Channels as they lie in memory: so many that whole places fill a panel of 32 (8, 16, 32, 64, 96, …). What is beyond
/// the real ones is zero.
/// </summary>
internal static class StoredChannels
{
    private const int Least = 8;

    public static int Of(int channels)
    {
        if (channels > PanelWidth)
        {
            return (channels + PanelWidth - 1) / PanelWidth * PanelWidth;
        }

        var stored = Least;
        while (stored < channels)
        {
            stored *= 2;
        }

        return stored;
    }

    private const int PanelWidth = Numerics.PointPanels.Width;
}
