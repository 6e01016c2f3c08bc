using System.Globalization;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Sample;

/// <summary>A sample in a sentence.</summary>
internal static class SampleText
{
    public static string Of(int picked, int all, CoverageFigures? coverage, CoverageFigures? random) =>
        coverage is null || random is null
            ? string.Create(CultureInfo.InvariantCulture, $"{picked:N0} of {all:N0} picked")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{picked:N0} of {all:N0} picked: 95 % of all lie within {coverage.P95:G4} of one of them, the "
                + $"farthest at {coverage.Max:G4} (as many at random: {random.P95:G4} and {random.Max:G4})");
}
