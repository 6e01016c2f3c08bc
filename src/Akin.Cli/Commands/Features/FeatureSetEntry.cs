namespace Akin.Cli.Commands.Features;

/// <summary>A set of features as <c>akin features --json</c> prints it.</summary>
internal sealed record FeatureSetEntry
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether verbs work on it when no other is named.</summary>
    public required bool Default { get; init; }

    /// <summary>The model that made it, or what it was made of.</summary>
    public required string Model { get; init; }

    /// <summary>What that computed in.</summary>
    public required string Precision { get; init; }

    /// <summary>The set that it was made of; none for what a model gives.</summary>
    public string? Source { get; init; }

    /// <summary>What was done to what the model gives, in order.</summary>
    public required IReadOnlyList<string> Transforms { get; init; }

    /// <summary>Numbers in a row.</summary>
    public required int Dimension { get; init; }

    /// <summary>How they are kept.</summary>
    public required string Dtype { get; init; }

    /// <summary>Rows that are kept.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows of pictures that are ready.</summary>
    public required int Ready { get; init; }

    /// <summary>Pictures that are ready and have no row.</summary>
    public required int WithoutFeatures { get; init; }

    /// <summary>Bytes of its files.</summary>
    public required long Bytes { get; init; }

    /// <summary>Runs that were made of it.</summary>
    public required int Runs { get; init; }
}
