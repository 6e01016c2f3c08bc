namespace Akin.Cli.Commands.Doctor;

/// <summary>A model of the catalogue and the precisions whose files are there.</summary>
internal sealed record FoundModel(string Id, string Name, int Dimension, string Licence, IReadOnlyList<string> Present);
