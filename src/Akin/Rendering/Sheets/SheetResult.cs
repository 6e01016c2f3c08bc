namespace Akin.Rendering.Sheets;

/// <summary>What is on a sheet.</summary>
/// <param name="Groups">Groups that it shows.</param>
/// <param name="Pictures">Pictures that it shows, those that could not be had among them.</param>
/// <param name="Missing">Paths of pictures that are gone or cannot be read any more.</param>
/// <param name="Width">Width in pixels; <see langword="null"/> for a page.</param>
/// <param name="Height">Height in pixels; <see langword="null"/> for a page.</param>
public sealed record SheetResult(
    int Groups, int Pictures, IReadOnlyList<string> Missing, int? Width, int? Height);
