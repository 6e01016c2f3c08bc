using System.CommandLine;

namespace Akin.Cli.Commands;

/// <summary>The argument SOURCE: the folders or pictures that the work is about.</summary>
internal sealed class SourceArgument : Argument<string[]>
{
    public SourceArgument(bool required = false)
        : base("SOURCE")
    {
        Description = required
            ? "Folders of pictures, .zip archives, .csv, .xlsx or .txt lists of addresses or paths, or single pictures."
            : "Folders of pictures, .zip archives, .csv, .xlsx or .txt lists of addresses or paths, or single "
                + "pictures: what is missing for them is done first. Default: what the workspace is about.";
        Arity = required ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore;
        Validators.Add(result =>
        {
            // What no option matches would be taken for a source.
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is
                { Value: var word })
            {
                result.AddError($"there is no option '{word}'; a source of that name is ./{word}");
            }
        });
    }

    public string[] Read(ParseResult result) => result.GetValue(this) ?? [];

    public bool IsGiven(ParseResult result) => Read(result).Length > 0;
}
