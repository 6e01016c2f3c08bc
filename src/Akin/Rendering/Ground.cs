namespace Akin.Rendering;

/// <summary>What a picture is drawn on.</summary>
public enum Ground
{
    /// <summary>White, with dark letters.</summary>
    Light,

    /// <summary>Nearly black, with light letters.</summary>
    Dark,
}
