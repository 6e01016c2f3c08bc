using static Akin.Rendering.Charts.SvgChart;

namespace Akin.Rendering.Charts;

/// <summary>Marker shapes as path data; all fill about the same area.</summary>
internal static class Markers
{
    public static string Path(Marker marker, double x, double y, double radius)
    {
        var r = radius;
        return marker switch
        {
            Marker.Disc => $"M{F(x - r)} {F(y)}a{F(r)} {F(r)} 0 1 1 {F(2 * r)} 0a{F(r)} {F(r)} 0 1 1 {F(-2 * r)} 0z",
            Marker.Square => $"M{F(x - (r * 0.9))} {F(y - (r * 0.9))}h{F(r * 1.8)}v{F(r * 1.8)}h{F(-r * 1.8)}z",
            Marker.Triangle => $"M{F(x)} {F(y - (r * 1.2))}l{F(r * 1.15)} {F(r * 2)}h{F(-r * 2.3)}z",
            Marker.Diamond => $"M{F(x)} {F(y - (r * 1.25))}l{F(r * 1.25)} {F(r * 1.25)}l{F(-r * 1.25)} {F(r * 1.25)}" +
                $"l{F(-r * 1.25)} {F(-r * 1.25)}z",
            _ => $"M{F(x - (r * 0.35))} {F(y - r)}h{F(r * 0.7)}v{F(r * 0.65)}h{F(r * 0.65)}v{F(r * 0.7)}h{F(
                -r * 0.65)}" +
                $"v{F(r * 0.65)}h{F(-r * 0.7)}v{F(-r * 0.65)}h{F(-r * 0.65)}v{F(-r * 0.7)}h{F(r * 0.65)}z",
        };
    }
}
