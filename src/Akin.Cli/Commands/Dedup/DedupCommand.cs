using System.CommandLine;
using System.CommandLine.Parsing;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Duplicates;
using Akin.Duplicates.Applying;

namespace Akin.Cli.Commands.Dedup;

/// <summary><c>akin dedup</c>: the plan of what could go; then, on request, the going, and the way back.</summary>
internal sealed class DedupCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly PictureSymbols _pictures = new();

    private readonly Option<DuplicateKind?> _level = new("--level")
    {
        Description = "How alike: same bytes; also the same picture resized, recompressed, turned, mirrored, cropped "
            + "by about a tenth or with other brightness and colours; also the same scene, by the features. With "
            + "--apply: the widest kind to act on. Default: picture.",
        HelpName = "bytes|picture|scene",
        CustomParser = Values.Word<DuplicateKind?>(
            ("bytes", DuplicateKind.Bytes), ("picture", DuplicateKind.Picture), ("scene", DuplicateKind.Scene)),
    };

    private readonly Option<KeepCriterion[]?> _keep = new("--keep")
    {
        Description = "What decides which picture is kept, the weightiest first, of resolution (more pixels; the same "
            + "picture only enlarged comes after what it was made of), untouched (not clearly noisier, sharpened or "
            + "cut off at black and white, nor grey beside coloured ones), sharpness (not clearly blurred), size, "
            + "format, exif, oldest, path. At the last tie a name that looks like an original's is kept before one "
            + "with copy, Kopie, (1) or - 2 in it, and a short one before a long one. "
            + "Default: resolution,untouched,sharpness,size,format,exif.",
        HelpName = "LIST",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Criteria,
    };

    private readonly Option<string[]> _prefer = new("--prefer")
    {
        Description = "A folder whose pictures are kept before all others; given several times, the first before the "
            + "next.",
        HelpName = "FOLDER",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<double?> _sceneDistance = new("--scene-distance")
    {
        Description = "The largest cosine distance of the same scene. Default: what as many pairs are within as there "
            + "would be if each picture had one other of its scene, at most 0.1 or, where that is farther, as far "
            + "as at most a twentieth of them is within by chance.",
        HelpName = "D",
        CustomParser = result => Values.Real(0, 1)(result),
    };

    private readonly Option<RemovalAction?> _apply = new("--apply")
    {
        Description = "Do what the latest plan says, with every duplicate that is not kept: into the trash, into the "
            + "folder of --to, or, of the same bytes only, into a link to the kept file.",
        HelpName = "trash|move|hardlink|symlink",
        CustomParser = Values.Word<RemovalAction?>(
            ("trash", RemovalAction.Trash), ("move", RemovalAction.Move), ("hardlink", RemovalAction.HardLink),
            ("symlink", RemovalAction.SymbolicLink)),
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "Where --apply move puts the duplicates. Default: duplicates/moved in the workspace.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _undo = new("--undo")
    {
        Description = "Take back what the latest --apply did.",
    };

    public DedupCommand()
        : base("dedup", "Finds duplicates and says which could go; --apply lets them go, --undo brings them back.")
    {
        Add(_source);
        Add(_level);
        Add(_keep);
        Add(_prefer);
        Add(_sceneDistance);
        Add(_apply);
        Add(_to);
        Add(_undo);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin dedup Holiday", "Write the plan: groups.csv, by-cluster.csv and a page to look at; touch nothing."),
        new("akin dedup --apply trash", "Do what the plan says: the duplicates go to the trash."),
        new("akin dedup --undo", "Bring all of them back."),
        new("akin dedup Holiday --level bytes --keep oldest,path", "Same bytes only; the oldest file stays."),
    ];

    public override async Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        var action = result.GetValue(_apply);
        var level = result.GetValue(_level);
        if (action is not null && result.GetValue(_undo))
        {
            throw new UsageException("--apply and --undo exclude each other.");
        }

        if (result.GetValue(_to) is not null && action != RemovalAction.Move)
        {
            throw new UsageException("--to goes with --apply move.");
        }

        Option[] ofThePlan = [_keep, _prefer, _sceneDistance];
        if ((action is not null || result.GetValue(_undo))
            && Array.Find(ofThePlan, option => result.GetResult(option) is not null) is { } idle)
        {
            throw new UsageException($"{idle.Name} belongs to making the plan, not to --apply or --undo.");
        }

        if (result.GetValue(_undo))
        {
            return new ApplyHandler(place, settings, shell).Undo(cancellation);
        }

        if (action is { } chosen)
        {
            var to = result.GetValue(_to) is { } folder ? shell.Absolute(folder) : null;
            return new ApplyHandler(place, settings, shell).Apply(chosen, level, to, cancellation);
        }

        var options = new DuplicateOptions
        {
            Level = level ?? DuplicateKind.Picture,
            Keep = new KeepRule
            {
                Order = result.GetResult(_keep) is null ? new KeepRule().Order : result.GetValue(_keep)!,
                Preferred = [.. (result.GetValue(_prefer) ?? []).Select(folder => Preferred(folder, shell))],
            },
            SceneDistance = result.GetValue(_sceneDistance),
            Seed = settings.Seed,
            Threads = settings.Threads,
            MemoryBytes = settings.MemoryBytes,
        };
        return await new DedupHandler(place, _pictures.Read(result, shell), settings, shell)
            .RunAsync(options, cancellation).ConfigureAwait(false);
    }

    private static string Preferred(string folder, Shell shell) =>
        shell.Absolute(folder) is var path && Path.Exists(path)
            ? path
            : throw new UsageException($"--prefer {folder}: there is no such folder.");

    private static KeepCriterion[]? Criteria(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        var words = text.Split(',', StringSplitOptions.TrimEntries);
        var known = Enum.GetValues<KeepCriterion>();
        var order = words.Select(word => Array.FindIndex(known, each => Words.Of(each) == word)).ToArray();
        if (order.Contains(-1) || order.Distinct().Count() < order.Length)
        {
            result.AddError($"--keep cannot be '{text}'; it takes some of {string.Join(", ", known.Select(Words.Of))}, "
                + "each once, with commas between.");
            return null;
        }

        return [.. order.Select(each => known[each])];
    }
}
