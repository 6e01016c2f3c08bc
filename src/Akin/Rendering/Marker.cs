namespace Akin.Rendering;

/// <summary>The shape of a group's points: together with the colour it tells groups apart.</summary>
public enum Marker
{
    /// <summary>A filled circle.</summary>
    Disc,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A filled triangle, point up.</summary>
    Triangle,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>Two crossing strokes.</summary>
    Cross,
}
