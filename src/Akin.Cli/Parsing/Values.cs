using System.CommandLine.Parsing;
using System.Globalization;

namespace Akin.Cli.Parsing;

/// <summary>
/// Readers of option values. Each refuses in one sentence: the option, the value got, what is allowed.
/// </summary>
internal static class Values
{
    public static Func<ArgumentResult, int> Whole(int least, int most = int.MaxValue) => result =>
        int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value >= least && value <= most
            ? value
            : Refuse<int>(result, Wholes(result, least, most));

    public static Func<ArgumentResult, int?> WholeOrNone(int least, int most = int.MaxValue) =>
        result => Whole(least, most)(result);

    public static Func<ArgumentResult, long> WholeLong(long least) => result =>
        long.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : Refuse<long>(result, Wholes(result, least, long.MaxValue));

    public static Func<ArgumentResult, ulong> Seed { get; } = result =>
        ulong.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : Refuse<ulong>(result, "a whole number from 0 to 18446744073709551615");

    public static Func<ArgumentResult, double> Real(double above, double below = double.PositiveInfinity) => result =>
        double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value > above && value < below
            ? value
            : Refuse<double>(result, double.IsPositiveInfinity(below)
                ? string.Create(CultureInfo.InvariantCulture, $"a number above {above}")
                : string.Create(CultureInfo.InvariantCulture, $"a number between {above} and {below}"));

    public static Func<ArgumentResult, double?> RealNotNegative { get; } = result =>
        double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value >= 0 && double.IsFinite(value)
            ? value
            : Refuse<double?>(result, "a number of at least 0");

    public static Func<ArgumentResult, double?> Share { get; } = result =>
        double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value > 0 && value <= 1
            ? value
            : Refuse<double?>(result, "a share above 0 and at most 1");

    /// <summary>A name for something in a workspace.</summary>
    public static Func<ArgumentResult, string?> Name { get; } = result =>
        Text(result) is { Length: > 0 and <= 64 } text && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '+')
            ? text
            : Refuse<string?>(result, "1 to 64 letters, digits and - . _ +, a letter or digit first");

    /// <summary>The address of a folder on a server.</summary>
    public static Func<ArgumentResult, Uri?> FolderAddress { get; } = result =>
        Uri.TryCreate(Text(result).TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : Refuse<Uri?>(result, "an address such as https://mirror.local/models");

    /// <summary>A number from 0 to 1.</summary>
    public static Func<ArgumentResult, double> FromZeroToOne { get; } = result =>
        double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and <= 1
            ? value
            : Refuse<double>(result, "a number from 0 to 1");

    /// <summary>A size such as 4GB, 512MB, 1.5GiB or plain bytes.</summary>
    public static Func<ArgumentResult, long?> Size { get; } = result =>
        ByteSize.TryParse(Text(result), out var bytes) && bytes > 0
            ? bytes
            : Refuse<long?>(result, "a size such as 512MB or 4GB");

    public static Func<ArgumentResult, KRange?> Range { get; } = result =>
        KRange.TryParse(Text(result), out var range)
            ? range
            : Refuse<KRange?>(result, "a range such as 2..30, its lower end at least 2");

    /// <summary>What to compute on; the map only where it may be.</summary>
    public static Func<ArgumentResult, FeatureChoice?> Features(bool orMap) => result =>
        FeatureChoice.TryParse(Text(result), out var choice) && (orMap || !choice!.OnMap)
            ? choice
            : Refuse<FeatureChoice?>(
                result, $"features, or pca:N with N of at least 1, such as pca:32{(orMap ? ", or map" : "")}");

    /// <summary>A whole number, or <c>auto</c>.</summary>
    public static Func<ArgumentResult, OrAuto<int>> WholeOrAuto(int least) => result =>
        Text(result) is var text && text == "auto"
            ? default
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
                ? new(value)
                : Refuse<OrAuto<int>>(result, Wholes(result, least, int.MaxValue) + ", or auto");

    /// <summary>A whole number, or a word for <see cref="int.MaxValue"/>.</summary>
    public static Func<ArgumentResult, int?> WholeOrUnlimited(int least, string word) => result =>
        Text(result) is var text && text == word
            ? int.MaxValue
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
                ? value
                : Refuse<int?>(result, $"{Wholes(result, least, int.MaxValue)}, or {word}");

    /// <summary>A number of at least 0 that may hold only from so many points on, or <c>auto</c>.</summary>
    public static Func<ArgumentResult, FromMany<double>> RealFromOrAuto { get; } = result =>
        Text(result) == "auto"
            ? default
            : Parts(result) is var (number, from)
                && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= 0 && double.IsFinite(value)
                ? new(value, from)
                : Refuse<FromMany<double>>(result, "a number of at least 0, or auto; 3/5000 is 3 from 5000 points on");

    /// <summary>A whole number that may hold only from so many points on.</summary>
    public static Func<ArgumentResult, FromMany<int>> WholeFrom(int least) => result =>
        Parts(result) is var (number, from)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? new(value, from)
            : Refuse<FromMany<int>>(
                result, Wholes(result, least, int.MaxValue) + "; 90/5000 is 90 from 5000 points on");

    /// <summary>One of a few words, each standing for a value.</summary>
    public static Func<ArgumentResult, T> Word<T>(params (string Word, T Value)[] words) => result =>
    {
        var text = Text(result);
        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }

        return Refuse<T>(result, string.Join(" or ", words.Select(pair => pair.Word)));
    };

    /// <summary>A number and from how many points on it holds, 0 for any; none where that is no number.</summary>
    private static (string Number, int From)? Parts(ArgumentResult result) => Text(result).Split('/') switch
    {
        [var number] => (number, 0),
        [var number, var points]
            when int.TryParse(points, NumberStyles.None, CultureInfo.InvariantCulture, out var from) => (number, from),
        _ => null,
    };

    /// <summary>Which whole numbers are taken; the largest possible one only to who wrote a larger.</summary>
    private static string Wholes(ArgumentResult result, long least, long most) =>
        most is int.MaxValue or long.MaxValue && !IsLarger(Text(result), most)
            ? $"a whole number of at least {least}"
            : string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");

    /// <summary>Whether a text is a whole number above the largest, however large it is.</summary>
    private static bool IsLarger(string text, long most) => text.Length > 0 && text.All(char.IsAsciiDigit)
        && (!long.TryParse(text, CultureInfo.InvariantCulture, out var number) || number > most);

    /// <summary>What was written.</summary>
    public static string Text(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";

    /// <summary>Says what was written and what is allowed.</summary>
    public static T Refuse<T>(ArgumentResult result, string allowed)
    {
        var name = result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
        result.AddError($"{name} cannot be '{Text(result)}'; it takes {allowed}.");
        return default!;
    }
}
