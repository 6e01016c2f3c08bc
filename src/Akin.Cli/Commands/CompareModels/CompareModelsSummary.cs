using Akin.Workspace;
using Akin.Workspace.Comparing.Models;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>What <c>akin compare-models --json</c> prints and <c>compare-models.json</c> holds.</summary>
internal sealed record CompareModelsSummary
{
    /// <summary>The workspace, absolute.</summary>
    public required string Workspace { get; init; }

    /// <summary>The page, absolute.</summary>
    public string? Page { get; init; }

    /// <summary>The neighbours side by side as a picture, absolute; none where none were asked for.</summary>
    public string? Sheet { get; init; }

    /// <summary>The name of the better model; none where it cannot be told.</summary>
    public required string? Better { get; init; }

    /// <summary><c>very</c>, <c>fairly</c> or <c>none</c>.</summary>
    public required string Sureness { get; init; }

    /// <summary>The verdict in words: the verdict first, then what it stands on.</summary>
    public required IReadOnlyList<string> Conclusion { get; init; }

    /// <summary>Pictures that were compared.</summary>
    public required int Pictures { get; init; }

    /// <summary>Pictures with the bytes of another, which do not count.</summary>
    public required int Copies { get; init; }

    /// <summary>The k that all were compared at.</summary>
    public required int K { get; init; }

    /// <summary>Where labels are from; none without.</summary>
    public string? Against { get; init; }

    /// <summary>Different labels; 0 without.</summary>
    public required int Classes { get; init; }

    /// <summary>Pictures that have a label.</summary>
    public required int Labelled { get; init; }

    /// <summary>Random cuts into halves.</summary>
    public required int Halvings { get; init; }

    /// <summary>Pictures that halves were drawn of.</summary>
    public required int SampledPictures { get; init; }

    /// <summary>Pictures whose neighbours were looked up, and how many of each.</summary>
    public required int AskedPictures { get; init; }

    public required int Neighbours { get; init; }

    public required ulong Seed { get; init; }

    public required IReadOnlyList<ComparedModel> Models { get; init; }

    public required IReadOnlyList<ComparedModelPair> Pairs { get; init; }

    public double Seconds { get; init; }

    public long PeakMemoryBytes { get; init; }

    /// <summary>The files written, absolute.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    public static CompareModelsSummary Of(AkinWorkspace workspace, ModelsCompared compared, string against)
    {
        var result = compared.Result;
        return new()
        {
            Workspace = workspace.Folder,
            Better = result.Verdict.Better is { } better ? result.Models[better].Name : null,
            Sureness = result.Verdict.Sureness.ToString().ToLowerInvariant(),
            Conclusion = [result.Verdict.Sentence, .. result.Verdict.Reasons],
            Pictures = compared.Pictures.Count,
            Copies = compared.Copies,
            K = result.K,
            Against = result.Classes > 0 ? against : null,
            Classes = result.Classes,
            Labelled = result.Labelled,
            Halvings = result.Halvings,
            SampledPictures = result.SampledRows,
            AskedPictures = result.AskedRows,
            Neighbours = result.Neighbours,
            Seed = compared.Options.Seed,
            Models =
            [
                .. compared.Sets.Select((set, i) => ComparedModel.Of(set, result.Models[i], compared.Lacking[i])),
            ],
            Pairs = [.. result.Pairs.Select(pair => ComparedModelPair.Of(pair, result.Models))],
        };
    }
}
