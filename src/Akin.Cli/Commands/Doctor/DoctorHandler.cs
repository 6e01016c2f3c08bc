using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Akin.Cli.Commands.Models;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Embedding.Models;
using Akin.Native;
using Akin.Native.Onnx;
using Akin.Native.Vips;
using Akin.Workspace;

namespace Akin.Cli.Commands.Doctor;

/// <summary>Looks around and says what is there. Fails when an engine or the default model cannot be used.</summary>
internal static class DoctorHandler
{
    public static int Run(Settings settings, Shell shell)
    {
        var report = Examine(settings, shell);
        if (settings.Json)
        {
            shell.Out.WriteLine(CliJson.Write(report));
        }
        else
        {
            Print(report, shell.Out);
        }

        return report.ModelsReason is null && report.Engines.All(engine => engine.Works)
            ? ExitCode.Done
            : ExitCode.Failed;
    }

    private static DoctorReport Examine(Settings settings, Shell shell)
    {
        var (models, reason) = Models(shell);
        return new DoctorReport(
            CommandLine.Version,
            Environment.Version.ToString(),
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
            [Engine(OnnxEngine.Describe()), Engine(VipsEngine.Describe())],
            models,
            reason,
            Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
            PrecisionChoice.Resolve(null) == Precision.Int8,
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Features(settings, shell));
    }

    /// <summary>What the workspace has that other verbs would take; none where there is none.</summary>
    private static FoundFeatures? Features(Settings settings, Shell shell)
    {
        try
        {
            using var workspace = WorkspacePlace.Find([], settings, shell).OpenForReading();
            var sets = workspace.Catalogue.FeatureSets;
            return new(workspace.Folder, sets.Latest()?.Name, [.. sets.List().Select(set => set.Name)]);
        }
        catch (Exception fault) when (settings.Workspace is null && fault is UsageException or WorkspaceException)
        {
            return null;
        }
    }

    private static FoundEngine Engine(EngineInfo info) =>
        new(info.Name, info.IsSupported, info.Version, info.Path, info.NotSupportedReason);

    private static (IReadOnlyList<FoundModel> Models, string? Reason) Models(Shell shell)
    {
        try
        {
            var catalogue = shell.Models();
            return ([.. catalogue.Cards.Select(card => Model(catalogue, card))], Missing(catalogue));
        }
        catch (ModelUnavailableException e)
        {
            return ([], e.Message);
        }
    }

    private static FoundModel Model(ModelCatalogue catalogue, ModelCard card) => new(
        card.Id,
        card.Name,
        card.Layers[0].Dimension,
        card.Licence,
        ModelListing.Row(catalogue, card).Here);

    // The file that a run would load, checked down to its last byte.
    private static string? Missing(ModelCatalogue catalogue)
    {
        try
        {
            catalogue.Read(catalogue.DefaultCard, PrecisionChoice.Resolve(null));
            return null;
        }
        catch (ModelUnavailableException e)
        {
            return e.Message;
        }
    }

    private static void Print(DoctorReport report, TextWriter output)
    {
        output.WriteLine($"akin {report.Version}, .NET {report.Dotnet}, {report.System} ({report.Architecture})");
        output.WriteLine(
            $"{report.Cores} cores, {ByteSize.Write(report.MemoryBytes)} memory, {report.SimdBits}-bit SIMD, "
            + (report.Int8 ? "int8 models run at full speed" : "no byte dot products: float32 models are used"));
        foreach (var engine in report.Engines)
        {
            output.WriteLine(engine.Works
                ? $"{engine.Name} {engine.Version}  {engine.Path}"
                : $"{engine.Name}  NOT USABLE: {engine.Reason}");
        }

        foreach (var model in report.Models.Where(model => model.Present.Count > 0))
        {
            output.WriteLine(
                $"model {model.Id}  {model.Dimension} features, {string.Join(" and ", model.Present)}, " +
                $"{model.Licence}");
        }

        if (report.Models.Where(model => model.Present.Count == 0).Select(model => model.Id).ToList() is [_, ..] others)
        {
            output.WriteLine($"models that akin models pull fetches  {string.Join(", ", others)}");
        }

        if (report.ModelsReason is { } reason)
        {
            output.WriteLine($"models  NOT USABLE: {reason}");
        }

        if (report.Features is { } features)
        {
            output.WriteLine(features.Default is { } set
                ? $"workspace {features.Workspace}  works on the set of features {set}, of {features.Sets.Count}"
                : $"workspace {features.Workspace}  has no features yet");
        }
    }
}
