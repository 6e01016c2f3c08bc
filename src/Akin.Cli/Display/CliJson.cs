using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Akin.Cli.Commands.Compare;
using Akin.Cli.Commands.CompareModels;
using Akin.Cli.Commands.Dedup;
using Akin.Cli.Commands.Doctor;
using Akin.Cli.Commands.Embed;
using Akin.Cli.Commands.Export;
using Akin.Cli.Commands.Features;
using Akin.Cli.Commands.Index;
using Akin.Cli.Commands.Journal;
using Akin.Cli.Commands.Ledger;
using Akin.Cli.Commands.Models;
using Akin.Cli.Commands.Mosaic;
using Akin.Cli.Commands.Report;
using Akin.Cli.Commands.Run;
using Akin.Cli.Commands.Sample;
using Akin.Cli.Commands.Sheet;
using Akin.Cli.Commands.Train;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;

namespace Akin.Cli.Display;

/// <summary>How results become JSON. The code for each type is generated: no start pays for reflection.</summary>
[JsonSerializable(typeof(Metrics))]
[JsonSerializable(typeof(AnalysisSummary))]
[JsonSerializable(typeof(CompareSummary))]
[JsonSerializable(typeof(CompareModelsSummary))]
[JsonSerializable(typeof(DedupSummary))]
[JsonSerializable(typeof(ApplySummary))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(EditSummary))]
[JsonSerializable(typeof(EmbedSummary))]
[JsonSerializable(typeof(IndexSummary))]
[JsonSerializable(typeof(ExportSummary))]
[JsonSerializable(typeof(DeletedSet))]
[JsonSerializable(typeof(FeatureSetDetail))]
[JsonSerializable(typeof(FeatureSetPage))]
[JsonSerializable(typeof(JournalExportSummary))]
[JsonSerializable(typeof(JournalPage))]
[JsonSerializable(typeof(JournalReplaySummary))]
[JsonSerializable(typeof(LedgerPage))]
[JsonSerializable(typeof(AddSummary))]
[JsonSerializable(typeof(CheckSummary))]
[JsonSerializable(typeof(ModelDetail))]
[JsonSerializable(typeof(ModelPage))]
[JsonSerializable(typeof(MosaicSummary))]
[JsonSerializable(typeof(PullSummary))]
[JsonSerializable(typeof(RemovalSummary))]
[JsonSerializable(typeof(ReportSummary))]
[JsonSerializable(typeof(NetworkTable))]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(SampleSummary))]
[JsonSerializable(typeof(SheetSummary))]
[JsonSerializable(typeof(StepRecord[]))]
[JsonSerializable(typeof(TrainSummary))]
[JsonSerializable(typeof(TuneSummary))]
internal sealed partial class CliJson : JsonSerializerContext
{
    private static readonly CliJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        WriteIndented = true,
    });

    /// <summary>One value as JSON text: snake_case, indented, what is not there left out.</summary>
    public static string Write<T>(T value) =>
        JsonSerializer.Serialize(value, TypeOf<T>());

    /// <summary>The same of an object, with <c>notes</c> where there are any.</summary>
    public static string Write<T>(T value, IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
        {
            return Write(value);
        }

        var whole = JsonSerializer.SerializeToNode(value, TypeOf<T>())!.AsObject();
        whole["notes"] = new JsonArray([.. notes.Select(note => JsonValue.Create(note))]);
        return whole.ToJsonString(Readable.Options);
    }

    /// <summary>The value of JSON text that was written here.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> text) => JsonSerializer.Deserialize(text, TypeOf<T>());

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!;
}
