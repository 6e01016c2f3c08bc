using System.CommandLine;

namespace Akin.Cli.Commands;

/// <summary>Verbs that work on the same thing and share its name: <c>akin features list</c>.</summary>
internal sealed class VerbGroup : Command
{
    /// <param name="name">The thing.</param>
    /// <param name="description">What the verbs do with it.</param>
    /// <param name="verbs">In the order in which help shows them.</param>
    public VerbGroup(string name, string description, params IReadOnlyList<Verb> verbs)
        : base(name, description)
    {
        Verbs = verbs;
        foreach (var verb in verbs)
        {
            Add(verb);
        }
    }

    /// <summary>The verbs, in the order in which help shows them.</summary>
    public IReadOnlyList<Verb> Verbs { get; }
}
