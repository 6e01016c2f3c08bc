namespace Akin.Cli.Commands.Models;

/// <summary>What <c>akin models check --json</c> prints.</summary>
/// <param name="Models">What each file of a model showed.</param>
/// <param name="Passed">Whether nothing is wrong.</param>
internal sealed record CheckSummary(IReadOnlyList<CheckedModel> Models, bool Passed);
