using System.Text;

namespace Akin.Sampling.Copying;

/// <summary>
/// Names that a folder of this system can hold, for names that come from elsewhere: an archive made on another system
/// may have <c>\</c> or <c>:</c> in a name, which lead out of a folder on Windows, and names longer than files have.
/// </summary>
internal static class PartName
{
    private const int MostBytes = 255;

    /// <summary>What a number behind the name and a writer's own ending take.</summary>
    private const int Room = 40;
    private static readonly char[] Refused = Path.GetInvalidFileNameChars();

    /// <summary>The name itself where it is one; else the nearest that is.</summary>
    public static string Of(string part)
    {
        var name = part is "." or ".." ? part.Replace('.', '_') : part;
        name = name.IndexOfAny(Refused) < 0 ? name : string.Join('_', name.Split(Refused));
        if (Encoding.UTF8.GetByteCount(name) <= MostBytes)
        {
            return name;
        }

        var ending = Path.GetExtension(name);
        ending = Encoding.UTF8.GetByteCount(ending) <= Room ? ending : "";
        var stem = new StringBuilder();
        var left = MostBytes - Room - Encoding.UTF8.GetByteCount(ending);
        foreach (var letter in name[..^ending.Length].EnumerateRunes())
        {
            left -= letter.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            stem.Append(letter.ToString());
        }

        return stem.Append(ending).ToString();
    }
}
