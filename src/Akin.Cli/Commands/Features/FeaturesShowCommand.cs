using System.CommandLine;
using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Numerics;

namespace Akin.Cli.Commands.Features;

/// <summary><c>akin features show</c>: how a set was made, and what is kept of it.</summary>
internal sealed class FeaturesShowCommand : Verb
{
    private const int MostPictures = 20;
    private readonly SetArgument _set = new();

    public FeaturesShowCommand()
        : base("show", "Shows how a set of features is made, from the model to its rows, and what it takes.") =>
        Add(_set);

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin features show efficientnet-lite0", "Model, preprocessing, transforms, rows, bytes, runs."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        using var workspace = WorkspacePlace.Find([], settings, shell).OpenForReading();
        var detail = FeatureSetListing.Detail(workspace, FeatureSets.Named(workspace, _set.Read(result)));
        shell.Out.WriteLine(settings.Json ? CliJson.Write(detail) : Text(detail));
        return Task.FromResult(ExitCode.Done);
    }

    private static string Text(FeatureSetDetail detail)
    {
        var culture = CultureInfo.InvariantCulture;
        var lines = new List<string> { FeatureSetListing.Line(detail.Set), $"  {detail.Preprocessing}" };
        foreach (var step in detail.Chain)
        {
            var steps = step.Steps.Count > 0 ? string.Join(", ", step.Steps) : "as the model gives them";
            var fit = step.FittedOn is { } pictures
                ? string.Create(
                    culture,
                    $", learnt from {pictures:N0} pictures, {step.ExplainedVariance:0.0 %} of the variance, seed "
                    + $"{step.Seed}")
                : "";
            lines.Add(string.Create(culture, $"  {step.Name}: {steps} → {step.Dimension:N0} numbers{fit}"));
        }

        if (detail.Saturated > 0)
        {
            lines.Add(string.Create(
                culture, $"  {detail.Saturated:N0} values were above float16's 65,504 and are kept as that"));
        }

        var without = detail.PicturesWithoutFeatures;
        var lacking = without.Count > 0
            ? string.Create(culture, $"; {without.Count:N0} ready pictures are without features:") : "";
        var rows = $"{Counted.Of(detail.Set.Rows, "row")} in {Counted.Of(detail.Shards, "file")}";
        lines.Add(string.Create(culture, $"  {rows}, {detail.Set.Ready:N0} of ready pictures{lacking}"));
        lines.InsertRange(2, detail.Assumptions.Select(assumption => $"  {assumption}"));
        lines.AddRange(without.Take(MostPictures).Select(each => $"    {each.Path}: {each.Reason}"));
        if (without.Count > MostPictures)
        {
            lines.Add(string.Create(
                culture, $"    and {without.Count - MostPictures:N0} more; --json lists all"));
        }

        lines.AddRange(detail.RunIds.Select(run => $"  run {run}"));
        lines.Add($"  {detail.Folder}");
        return string.Join('\n', lines);
    }
}
