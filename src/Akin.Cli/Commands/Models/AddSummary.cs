using Akin.Cli.Display;
using Akin.Embedding.Models;

namespace Akin.Cli.Commands.Models;

/// <summary>What <c>akin models add --json</c> prints.</summary>
/// <param name="Id">The model.</param>
/// <param name="Path">Where its file is now.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Outcome">verified, first_seen, own_row or was_there.</param>
internal sealed record AddSummary(string Id, string Path, long Bytes, string Sha256, string Outcome)
{
    public static AddSummary Of(AddedModel added) =>
        new(added.Id, added.Path, added.Bytes, added.Sha256, Words.Of(added.Outcome));
}
