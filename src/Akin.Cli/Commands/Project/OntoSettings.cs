namespace Akin.Cli.Commands.Project;

/// <summary>A map that new vectors are placed on.</summary>
/// <param name="Folder">Where an earlier command put it.</param>
/// <param name="Vectors">The NPY file of the vectors that it was made of.</param>
internal sealed record OntoSettings(string Folder, string Vectors);
