using System.Runtime.InteropServices;
using System.Text;
using Akin.Cli.Display;

namespace Akin.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => OnSignal(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => OnSignal(signal, stop));
        // Neither is disposed: that would write again what could not be written.
        var output = Writer(Console.OpenStandardOutput(), flush: false);
        var error = Writer(Console.OpenStandardError(), flush: true);
        var shell = new Shell(new ResultWriter(output), error, Environment.CurrentDirectory)
        {
            TerminalWidth = TerminalWidth(),
        };
        var code = await CommandLine.RunAsync(arguments, shell, stop.Token).ConfigureAwait(false);
        return CommandLine.Flush(shell, code);
    }

    // The first signal asks the work to stop where it can go on later; the second is left to the system, which ends us.
    private static void OnSignal(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }

    private static StreamWriter Writer(Stream stream, bool flush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = flush, NewLine = "\n" };

    private static int TerminalWidth()
    {
        if (Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is "dumb" or null or "")
        {
            return 0;
        }

        try
        {
            return Console.WindowWidth is > 0 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
