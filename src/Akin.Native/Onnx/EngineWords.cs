namespace Akin.Native.Onnx;

/// <summary>
/// What the engine says, without where in its own source it says so: many of its texts begin with a file, a line and
/// the signature of a function, and with the name of the code that comes apart anyway.
/// </summary>
internal static class EngineWords
{
    private const string Label = "[ONNXRuntimeError] : ";

    /// <summary>The words that are for people; the whole text where nothing would be left.</summary>
    /// <param name="text">As the engine gives it.</param>
    public static string Of(string text)
    {
        var words = WithoutLabel(WithoutPlace(text.Trim()).Trim()).Trim();
        return words.Length > 0 ? words : text;
    }

    /// <summary>Without <c>/a/b.cc:12 type name(arguments) const [with T = x] </c> in front.</summary>
    private static string WithoutPlace(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var colon = space < 0 ? -1 : text.LastIndexOf(':', space);
        if (colon < 0 || text[..space].IndexOfAny(['/', '\\']) < 0
            || !int.TryParse(text.AsSpan(colon + 1, space - colon - 1), out _))
        {
            return text;
        }

        var rest = text[(space + 1)..];
        var end = EndOfBrackets(rest, '(', ')');
        if (end < 0)
        {
            return rest;
        }

        rest = rest[end..].TrimStart();
        rest = rest.StartsWith("const ", StringComparison.Ordinal) ? rest["const ".Length..] : rest;
        return rest.StartsWith("[with ", StringComparison.Ordinal) && EndOfBrackets(rest, '[', ']') is > 0 and var with
            ? rest[with..] : rest;
    }

    private static string WithoutLabel(string text)
    {
        if (!text.StartsWith(Label, StringComparison.Ordinal))
        {
            return text;
        }

        // A number, the word for it, and only then what happened.
        var parts = text[Label.Length..].Split(" : ", 3);
        return WithoutPlace(parts[^1].Trim());
    }

    /// <summary>The place behind the first pair of brackets with all that is in it; −1 where there is none.</summary>
    private static int EndOfBrackets(string text, char open, char close)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
            if (text[i] == close && depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }
}
