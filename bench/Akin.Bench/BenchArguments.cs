using System.Globalization;

namespace Akin.Bench;

/// <summary>Options of a verb, as <c>--name value</c>.</summary>
internal sealed class BenchArguments
{
    private readonly Dictionary<string, string> _values = [];

    public string this[string name] =>
        _values.GetValueOrDefault(name) ?? throw new ArgumentException($"--{name} is missing.");

    public static BenchArguments Parse(ReadOnlySpan<string> options)
    {
        var arguments = new BenchArguments();
        for (var i = 0; i < options.Length; i += 2)
        {
            if (!options[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == options.Length)
            {
                throw new ArgumentException($"{options[i]} is not --name value.");
            }

            arguments._values[options[i][2..]] = options[i + 1];
        }

        return arguments;
    }

    public string? Find(string name) => _values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) =>
        Find(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
