using System.CommandLine.Parsing;
using System.Globalization;
using Akin.Embedding.Inputs;

namespace Akin.Cli.Parsing;

/// <summary>Numbers for a picture's channels, such as <c>0.485,0.456,0.406</c> or <c>127.5</c>.</summary>
internal static class ChannelNumbers
{
    public static Func<ArgumentResult, ChannelValues?> Any { get; } = result =>
        Read(Values.Text(result)) ?? Values.Refuse<ChannelValues?>(result, "one number or three, such as 0.5,0.4,0.3");

    public static Func<ArgumentResult, ChannelValues?> NotZero { get; } = result =>
        Read(Values.Text(result)) is { First: not 0, Second: not 0, Third: not 0 } values
            ? values
            : Values.Refuse<ChannelValues?>(result, "one number or three, none of them 0, such as 0.5,0.4,0.3");

    /// <summary>A number or a fraction of two.</summary>
    public static Func<ArgumentResult, float?> Scale { get; } = result =>
    {
        var parts = Values.Text(result).Split('/');
        var value = parts.Length == 2 && Number(parts[0]) is { } above && Number(parts[1]) is { } below
            ? above / below
            : parts.Length == 1 ? Number(parts[0]) : null;
        return value is { } scale && float.IsFinite(scale) && scale != 0
            ? scale
            : Values.Refuse<float?>(result, "a number other than 0, such as 1/255");
    };

    private static ChannelValues? Read(string text)
    {
        var numbers = text.Split(',').Select(part => Number(part.Trim())).ToArray();
        return !Array.TrueForAll(numbers, number => number is not null) ? null : numbers switch
        {
            [{ } all] => new ChannelValues(all),
            [{ } first, { } second, { } third] => new ChannelValues(first, second, third),
            _ => null,
        };
    }

    private static float? Number(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            ? value
            : null;
}
