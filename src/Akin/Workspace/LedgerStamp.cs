using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// What a workspace knows of its inputs in one word: as long as it stays the same, what was made of them needs not be
/// made again.
/// </summary>
public static class LedgerStamp
{
    /// <summary>64 hexadecimal digits; others when a source or any input has changed, when inputs were dropped or
    /// taken back, and with another program. O(inputs).
    /// </summary>
    /// <param name="workspace">The workspace.</param>
    public static string Of(AkinWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add($"{typeof(LedgerStamp).Module.ModuleVersionId}");
        foreach (var (id, source) in workspace.Catalogue.Sources.Current())
        {
            Add($"{id} {source.FullPath}");
        }

        foreach (var input in workspace.Catalogue.Pictures.List())
        {
            Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{input.Id} {input.SourceId} {input.Size} {input.Modified} {input.State.Name()} {input.Fingerprint}"));
            Add(input.RelativePath);
            Add(input.Collection);
            Add(input.Reason);
        }

        foreach (var input in workspace.Catalogue.Pictures.ListIn())
        {
            Add(input.Id.ToString(CultureInfo.InvariantCulture));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // Lengths first: no text can pass for another's end.
        void Add(string text)
        {
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
    }
}
