using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Presets;
using Akin.Embedding.Models;
using Akin.Intake.Text;
using Akin.Native.Files;
using Akin.Native.Onnx;
using Akin.Native.Vips;
using Akin.Workspace;

namespace Akin.Cli;

/// <summary>The program without its process: arguments in, text out, an exit code back.</summary>
internal static class CommandLine
{
    /// <summary>How command lines are read: no word of them names a file of more words.</summary>
    public static ParserConfiguration Parser { get; } = new() { ResponseFileTokenReplacer = null };

    /// <summary>The version of the program.</summary>
    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    /// <summary>Runs one command line; nothing that goes wrong ends in a stack trace.</summary>
    public static async Task<int> RunAsync(string[] arguments, Shell shell, CancellationToken cancellation = default)
    {
        using var error = new LineWriter(shell.Error);
        shell = shell with { Error = error };
        var tree = new CommandTree();
        var result = tree.Root.Parse(arguments, Parser);
        var command = result.CommandResult.Command;
        if (arguments.Length == 0 || result.GetResult(tree.Help) is not null)
        {
            HelpPage.Write(tree, command, shell.Out);
            return ExitCode.Done;
        }

        if (result.GetResult(tree.Version) is not null)
        {
            shell.Out.WriteLine($"akin {Version}");
            return ExitCode.Done;
        }

        var name = command switch
        {
            Verb verb => $"akin {verb.FullName}",
            VerbGroup => $"akin {command.Name}",
            _ => "akin",
        };
        if (result.Errors.Count > 0 || Dangling(result) is not null || Empty(result) is not null)
        {
            shell.Error.WriteLine($"{name}: {Fault(tree, result)}; see {name} --help");
            return ExitCode.BadUsage;
        }

        try
        {
            var expansion = new PresetExpansion(arguments, words => tree.Root.Parse(words, Parser), shell.Models);
            (result, var preset) = expansion.Apply(result);
            OptionUses.Check(result);
            if (preset?.Note is { } note)
            {
                shell.Error.WriteLine($"{name}: {note}");
            }

            var settings = tree.Common.Read(result) with { CalledAs = name, Preset = preset };
            return await ((Verb)command).RunAsync(result, settings, shell, cancellation).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is UsageException or TableException)
        {
            shell.Error.WriteLine($"{name}: {problem.Message}");
            return ExitCode.BadUsage;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            var kept = result.Tokens.All(token => token.Value != "--vectors");
            shell.Error.WriteLine(kept
                ? $"{name}: stopped; the same command goes on from here"
                : $"{name}: stopped; nothing was written");
            return ExitCode.Stopped;
        }
        catch (Exception problem) when (problem
            is WorkspaceException or ModelUnavailableException or OnnxException or VipsException
            or IOException or UnauthorizedAccessException)
        {
            shell.Error.WriteLine($"{name}: {FirstLine(problem)}");
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // The last line of defence: whatever went wrong is said in one line.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            var details = Environment.GetEnvironmentVariable("AKIN_DEBUG") == "1";
            foreach (var line in details ? $"{problem}".Split('\n') : [FirstLine(problem)])
            {
                shell.Error.WriteLine(
                    $"{name}: {line.TrimEnd()}" + (details ? "" : " (AKIN_DEBUG=1 shows the details)"));
            }

            return ExitCode.Failed;
        }
    }

    /// <summary>Writes what is left of the result; where that cannot be, it is said once.</summary>
    /// <param name="shell">What surrounds the run that has ended.</param>
    /// <param name="code">Its exit code.</param>
    public static int Flush(Shell shell, int code)
    {
        var wasSaid = shell.Out is ResultWriter { HasFailed: true };
        try
        {
            shell.Out.Flush();
            return code;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            using var error = new LineWriter(shell.Error);
            if (!wasSaid)
            {
                error.WriteLine($"akin: {FirstLine(problem)}");
            }

            return ExitCode.Failed;
        }
    }

    private static string Fault(CommandTree tree, ParseResult result)
    {
        if (result.CommandResult.Command is not Verb)
        {
            var commands = result.CommandResult.Command is VerbGroup group ? group.Verbs : tree.Commands;
            var names = string.Join(", ", commands.Select(command => command.Name));
            return result.UnmatchedTokens is [var word, ..]
                ? $"there is no command '{word}'; the commands are {names}"
                : $"a command is missing: {names}";
        }

        var missing = result.CommandResult.Command.Arguments.FirstOrDefault(argument =>
            argument.Arity.MinimumNumberOfValues > 0 && result.GetResult(argument) is not { Tokens.Count: > 0 });
        return missing is not null ? $"{missing.Name} is missing: {missing.Description!.TrimEnd('.')}"
            : result.Errors.Count > 0 ? result.Errors[0].Message.TrimEnd('.')
            : Empty(result) is { } empty ? $"{empty} is empty; it takes a value (the current folder is '.')"
            : $"Required argument missing for option: '{Dangling(result)}'";
    }

    /// <summary>An option that came again without its value, which the parser lets pass; none for most.</summary>
    private static string? Dangling(ParseResult result) => result.CommandResult.Children.OfType<OptionResult>()
        .FirstOrDefault(each => each.Option.Arity.MinimumNumberOfValues > 0
            && each.IdentifierTokenCount > each.Tokens.Count)?.Option.Name;

    /// <summary>
    /// What was given without a letter, as by a shell's variable that is not set: an empty path would be the current
    /// folder. None for most.
    /// </summary>
    private static string? Empty(ParseResult result) =>
        result.CommandResult.Children.FirstOrDefault(each => each.Tokens.Any(token => token.Value.Length == 0)) switch
        {
            OptionResult option => option.Option.Name,
            ArgumentResult argument => argument.Argument.Name,
            _ => null,
        };

    private static string FirstLine(Exception problem)
    {
        var inner = problem is AggregateException { InnerExceptions.Count: 1 } many ? many.InnerExceptions[0] : problem;
        var line = inner.Message.Split('\n', 2)[0].TrimEnd();
        return DiskFull.Is(inner) ? $"a disk is full ({line}); make room, and run the same command again" : line;
    }
}
