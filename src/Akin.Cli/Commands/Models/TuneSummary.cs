namespace Akin.Cli.Commands.Models;

/// <summary>What <c>akin models tune --json</c> prints.</summary>
/// <param name="Model">The model.</param>
/// <param name="Measured">What is remembered from now on; none after forgetting.</param>
/// <param name="Forgotten">Measurements that were forgotten.</param>
internal sealed record TuneSummary(string Model, MeasuredDetail? Measured, int Forgotten);
