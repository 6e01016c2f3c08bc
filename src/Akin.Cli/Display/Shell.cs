using Akin.Intake.Downloads;
using Akin.Embedding.Models;

namespace Akin.Cli.Display;

/// <summary>What surrounds one run of the program: where results and progress go, and where the user stands.</summary>
/// <param name="Out">Takes the result.</param>
/// <param name="Error">Takes progress and messages.</param>
/// <param name="Folder">The user's folder, absolute; paths given by the user start from here.</param>
internal sealed record Shell(TextWriter Out, TextWriter Error, string Folder)
{
    /// <summary>Takes an answer for people and the same for programs, in place of <see cref="Out"/>.</summary>
    public Action<string, string>? Answered { get; init; }

    /// <summary>Width of the terminal that progress is written to; 0 when it is not a terminal.</summary>
    public int TerminalWidth { get; init; }

    /// <summary>The clock; tests bring their own.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The models there are, as they are now.</summary>
    public Func<ModelCatalogue> Models { get; init; } = () => ModelCatalogue.OpenDefault();

    /// <summary>What fetches models.</summary>
    public Func<Downloader> Downloader { get; init; } = () => new Downloader();

    /// <summary>A path that the user gave, made absolute.</summary>
    public string Absolute(string path) => Path.GetFullPath(path, Folder);
}
