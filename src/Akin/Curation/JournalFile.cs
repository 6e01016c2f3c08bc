using System.Globalization;
using System.Text.Json;
using Akin.Intake;

namespace Akin.Curation;

/// <summary>
/// A journal as a file that stands alone: JSON lines, first a head, then the pictures that edits speak of, each with a
/// number, then the edits. Nothing in it depends on the workspace it comes from.
/// </summary>
/// <param name="Pictures">The pictures; the first has the number 1.</param>
/// <param name="Edits">The edits, numbered 1, 2, …; their pictures are these numbers.</param>
public sealed record JournalFile(IReadOnlyList<PictureIdentity> Pictures, IReadOnlyList<Edit> Edits)
{
    private const string Format = "akin-journal";
    private const int Version = 1;

    /// <summary>Writes the file.</summary>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Line(new()
        {
            Format = Format,
            Version = Version,
            PictureCount = Pictures.Count,
            EditCount = Edits.Count,
        });
        for (var i = 0; i < Pictures.Count; i++)
        {
            var (path, content, source) = Pictures[i];
            Line(new() { Picture = i + 1, Path = path, Sha256 = content.ToString(), Source = source });
        }

        foreach (var edit in Edits)
        {
            Line(LineOf(edit));
        }

        void Line(JournalLine line)
        {
            writer.Write(JsonSerializer.Serialize(line, JournalJson.Line.JournalLine));
            writer.Write('\n');
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="reader">Its text.</param>
    /// <exception cref="JournalException">It is none, it is cut off, or it contradicts itself.</exception>
    public static JournalFile Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var number = 0;
        try
        {
            var head = Next();
            if (head is not { Format: Format, PictureCount: >= 0, EditCount: >= 0 })
            {
                throw new JournalException("it does not begin as a journal of Akin does");
            }

            if (head.Version != Version)
            {
                throw new JournalException($"it has version {head.Version}, this Akin knows version {Version}");
            }

            var (pictures, edits) = (new List<PictureIdentity>(), new List<Edit>());
            while (pictures.Count < head.PictureCount)
            {
                pictures.Add(PictureOf(Next() ?? throw CutOff(), pictures.Count + 1));
            }

            while (edits.Count < head.EditCount)
            {
                edits.Add(EditOf(Next() ?? throw CutOff(), edits.Count + 1, pictures.Count));
            }

            return Next() is null
                ? new(pictures, edits)
                : throw new JournalException("it goes on after its last edit");
        }
        catch (Exception fault) when (fault is JsonException or JournalException or FormatException)
        {
            var why = fault is JsonException ? "it is no line of JSON as a journal has them" : fault.Message;
            throw new JournalException(
                string.Create(CultureInfo.InvariantCulture, $"line {Math.Max(number, 1)}: {why}"), fault);
        }

        JournalLine? Next()
        {
            while (reader.ReadLine() is { } text)
            {
                number++;
                if (text.Length > 0)
                {
                    return JsonSerializer.Deserialize(text, JournalJson.Line.JournalLine) ?? new();
                }
            }

            return null;
        }

        static JournalException CutOff() => new("the file ends before all that its head tells of");
    }

    private static JournalLine LineOf(Edit edit) => new()
    {
        Edit = edit.Number,
        Kind = edit.Kind.Name(),
        Made = edit.Made,
        Undoes = edit.Undoes,
        Clusters = edit.Groups.Count > 0 ? edit.Groups : null,
        Run = edit.Run,
        Base = edit.Base,
        Set = edit.Set,
        Seed = edit.Seed,
        Parameters = edit.Parameters,
        Pictures = edit.Kind.IsOfPictures() ? [.. edit.Pictures.Select(each => each.Picture)] : null,
        Groups = MakesGroups(edit.Kind)
            ? [.. Enumerable.Range(0, edit.Pictures.Select(each => each.Part).DefaultIfEmpty(-1).Max() + 1)
                .GroupJoin(edit.Pictures, part => part, each => each.Part, IReadOnlyList<long> (_, all) =>
                    [.. all.Select(each => each.Picture)])]
            : null,
        None = MakesGroups(edit.Kind) && edit.Pictures.Any(each => each.Part < 0)
            ? [.. edit.Pictures.Where(each => each.Part < 0).Select(each => each.Picture)]
            : null,
    };

    private static bool MakesGroups(EditKind kind) => kind == EditKind.Cluster || kind.Regroups();

    private static PictureIdentity PictureOf(JournalLine line, int number) =>
        line is { Picture: { } own, Path: { } path, Sha256: { Length: 2 * Fingerprint.Length } hash } && own == number
            ? new(path, new Fingerprint(Convert.FromHexString(hash)), line.Source ?? "")
            : throw new JournalException($"it should be picture {number} with its path and the sha256 of its bytes");

    private static Edit EditOf(JournalLine line, int number, int pictures)
    {
        if (line.Edit != number || EditKinds.Find(line.Kind) is not { } kind || line.Made is not { } made)
        {
            throw new JournalException(
                $"it should be edit {number} with its time and a kind of {string.Join(", ", EditKinds.All)}");
        }

        var parts = (line.Groups ?? []).SelectMany((group, part) => group.Select(each => new PicturePart(each, part)))
            .Concat((line.None ?? []).Select(each => new PicturePart(each, -1)))
            .Concat((line.Pictures ?? []).Select(each => new PicturePart(each, 0)))
            .OrderBy(each => each.Picture).ToArray();
        var wrong = parts.FirstOrDefault(each => each.Picture < 1 || each.Picture > pictures).Picture;
        return wrong != 0 ? throw new JournalException($"it speaks of picture {wrong} of {pictures}")
            : parts.DistinctBy(each => each.Picture).Count() < parts.Length
                ? throw new JournalException("it has a picture twice")
            : (kind == EditKind.Undo) != (line.Undoes is >= 1 && line.Undoes < number)
                ? throw new JournalException("an undo says which earlier edit it takes back, and nothing else does")
            : MakesGroups(kind) && (line.Set is null || (kind == EditKind.Cluster ? line.Run : line.Base) is null)
                ? throw new JournalException("groups say their set of features and the run they begin with")
            : new()
            {
                Number = number,
                Kind = kind,
                Made = made,
                Pictures = parts,
                Groups = line.Clusters ?? [],
                Run = line.Run,
                Base = line.Base,
                Set = line.Set,
                Undoes = line.Undoes,
                Parameters = line.Parameters,
                Seed = line.Seed,
            };
    }
}
