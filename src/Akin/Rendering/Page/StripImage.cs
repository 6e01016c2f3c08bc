namespace Akin.Rendering.Page;

/// <summary>A small picture inside the page.</summary>
/// <param name="Address">Its bytes as a data address.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
internal sealed record StripImage(string Address, int Width, int Height);
