using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Akin.Embedding.Models;

namespace Akin.Tests.Support;

/// <summary>
/// No test, and no program that a test starts, sees the models of the person who runs the tests.
/// </summary>
internal static class NoUserModels
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It must be before the first test, whichever that is.")]
    internal static void Hide() => Environment.SetEnvironmentVariable(
        ModelFolder.Variable, Path.Combine(AppContext.BaseDirectory, "no-models"));
}
