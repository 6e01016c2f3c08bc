using System.CommandLine;
using Akin.Cli.Display;

namespace Akin.Cli.Commands.Doctor;

/// <summary><c>akin doctor</c>: what this machine has.</summary>
internal sealed class DoctorCommand() : Verb("doctor", "Shows what was found: engines, models, processor, memory.")
{
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin doctor", "Say what works here, and what to do about what does not."),
        new("akin doctor --json", "The same for programs."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation) =>
        Task.FromResult(DoctorHandler.Run(settings, shell));
}
