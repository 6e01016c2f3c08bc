namespace Akin.Cli.Presets;

/// <summary>The presets there are: the figures of the workflows in <c>docs/workflows</c>.</summary>
internal static class PresetList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("sampling", "a diverse sample of each folder, copied")
        {
            Model = "resnet18",
            Extractor = "--layer features --preprocessing imagenet --fit squash",
            Space = "--normalise none --on features",
            Grouping = "--k-min 5 --k-max 30 --k-by silhouette",
            Verbs = new Dictionary<string, string>
            {
                ["sample"] = "--per-folder 1000 --strategy center --quotas equal --k auto --k-min 5 --k-max 30 "
                    + "--k-by silhouette",
            },
            Steps = ["sample"],
            Handed = HandedOption.Same("sample", "--per-folder --normalise --on --k --k-min --k-max --k-by"),
        },
        new("brand-map", "all pictures on one large map, dense groups with coloured borders, brands compared")
        {
            Model = "resnet50",
            Extractor = "--layer map --pool max",
            Reading = "--max-address 75",
            Grouping = "--method dbscan --eps 3/5000 --min-samples 90/5000 --on map",
            Map = "--perplexity 10",
            Verbs = new Dictionary<string, string> { ["mosaic"] = "--size 5000x5000 --max-dim 50" },
            Steps =
            [
                "mosaic --border 0 --out {run}/mosaic.png",
                "mosaic --border 2 --no-noise --per-cluster --out {run}/groups.png",
                "mosaic --border 2 --by collection --out {run}/brands.png",
                "sheet --by collection --out {run}/brands-sheet.png",
                "compare",
            ],
        },
        new("report", "silhouettes, elbow, strips, map and dimensions compared, with a conclusion in words")
        {
            Model = "resnet50",
            Extractor = "--layer map --pool avg",
            Space = "--normalise none --on features",
            Grouping = "--k-min 2 --k-max 9 --k-by silhouette",
            Map = "--perplexity 30",
            Verbs = new Dictionary<string, string>
            {
                ["run"] = "--silhouettes 2..9 --elbow 10 --first 10",
                ["report"] = "--silhouettes 2..9 --elbow 10 --first 10",
                ["sheet"] = "--pick first --rows 1 --columns 10",
            },
            Steps = ["sheet --out {run}/sheet.png"],
            Handed = [new("sheet", "--first", "--columns")],
        },
        new("deduplicate", "duplicates counted in each group, and a plan of what could go")
        {
            Model = "vgg16",
            Extractor = "--layer fc2 --preprocessing caffe --fit squash",
            Space = "--normalise none --on features",
            Grouping = "--k-min 2 --k-max 29 --k-by elbow",
            Verbs = new Dictionary<string, string>
            {
                ["run"] = "--elbow 29",
                ["report"] = "--elbow 29",
                ["dedup"] = "--level picture",
            },
            Steps = ["dedup"],
            Handed = HandedOption.Same(
                "dedup", "--max-pixels --max-file-size --max-address --allow-private-hosts"),
        },
        new("autoencoder", "a network trained on these pictures, groups of its code, and whether it does better")
        {
            Model = "autoencoder",
            Training = "--pictures 5000",
            Grouping = "--k 20",
            Verbs = new Dictionary<string, string> { ["sheet"] = "--random 5 --columns 5" },
            Steps = ["sheet --out {run}/sheet.png", "compare-models --model efficientnet-lite0"],
        },
    ];

    /// <summary>Those that have figures for a verb.</summary>
    public static IReadOnlyList<Preset> For(string verb) => [.. All.Where(preset => preset.Has(verb))];

    /// <summary>The preset of a name.</summary>
    public static Preset Named(string name) => All.First(preset => preset.Name == name);
}
