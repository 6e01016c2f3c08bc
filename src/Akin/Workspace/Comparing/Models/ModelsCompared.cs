using Akin.Comparison.Models;
using Akin.Intake;

namespace Akin.Workspace.Comparing.Models;

/// <summary>Models compared on the pictures of a workspace.</summary>
public sealed record ModelsCompared
{
    /// <summary>The sets of features, in the order given; the models of <see cref="Result"/>.</summary>
    public required IReadOnlyList<FeatureSet> Sets { get; init; }

    /// <summary>The pictures that all sets have features of, each content once: the rows.</summary>
    public required IReadOnlyList<PictureRecord> Pictures { get; init; }

    /// <summary>Where their bytes are.</summary>
    public required IReadOnlyList<PictureContent> Contents { get; init; }

    /// <summary>The label of each; empty text for none.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>What came out.</summary>
    public required ModelComparisonResult Result { get; init; }

    /// <summary>How it was computed.</summary>
    public required ModelComparisonOptions Options { get; init; }

    /// <summary>Rows of pictures drawn to be looked at, with their neighbours by each model.</summary>
    public required IReadOnlyList<QueryNeighbours> Queries { get; init; }

    /// <summary>For each set the ready pictures without features in it.</summary>
    public required IReadOnlyList<int> Lacking { get; init; }

    /// <summary>Pictures with the bytes of another, which do not count.</summary>
    public required int Copies { get; init; }
}
