using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Workspace.Runs;

namespace Akin.Cli.Vectors;

/// <summary>The options of verbs that also work on vectors from elsewhere, without a workspace.</summary>
/// <param name="folderInWorkspace">
/// Where results of a workspace go without <c>--out</c>; none where they are runs.
/// </param>
/// <param name="takesMap">Whether what is computed may be computed on the map of a workspace.</param>
internal sealed class VectorOptions(string? folderInWorkspace = null, bool takesMap = false)
{
    private static readonly FeatureSpace Plain = new() { Normalise = false, Components = null };

    private readonly Option<string?> _vectors = new("--vectors")
    {
        Description = "Work on the rows of this NPY file (float16, float32 or float64; n × d, C order), with no " +
            "workspace.",
        HelpName = "X.npy",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = folderInWorkspace is null
            ? "With --vectors: the folder for the results."
            : $"The folder for the results. Default: the folder {folderInWorkspace} of the workspace.",
        HelpName = "DIR",
    };

    private readonly SpaceSymbols _space = new(takesMap);

    public void AddTo(Command command)
    {
        command.Add(_vectors);
        command.Add(_out);
        _space.AddTo(command);
    }

    /// <summary>The space that was asked for, where nothing was said that of <paramref name="unsaid"/>.</summary>
    public FeatureSpace Space(ParseResult result, FeatureSpace unsaid) => _space.Read(result, unsaid);

    /// <summary>Whether vectors were given.</summary>
    public bool AreGiven(ParseResult result) => result.GetValue(_vectors) is not null;

    /// <summary>The folder for the results; none when it was not given.</summary>
    public string? Out(ParseResult result) => result.GetValue(_out);

    /// <summary>The folder for results of a workspace.</summary>
    public string Out(ParseResult result, string workspace) =>
        Out(result) ?? Path.Join(workspace, folderInWorkspace);

    /// <summary>What was given; none without <c>--vectors</c>.</summary>
    public VectorSettings? Read(ParseResult result, bool sourceGiven)
    {
        var (vectors, output) = (result.GetValue(_vectors), result.GetValue(_out));
        if (vectors is null)
        {
            return null;
        }

        if (sourceGiven)
        {
            throw new UsageException("--vectors takes the place of a source or a workspace; give one of them.");
        }

        if (_space.Read(result, Plain).OnMap)
        {
            throw new UsageException("--on map goes with the pictures of a workspace; vectors have no map.");
        }

        return output is null
            ? throw new UsageException("--vectors needs --out DIR, the folder for the results.")
            : new VectorSettings(vectors, output, _space.Read(result, Plain));
    }
}
