using Akin.Cli;
using Akin.Cli.Display;

namespace Akin.Tests.Support;

/// <summary>Runs command lines in this process, in a folder of their own.</summary>
internal sealed class CliHost : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Root => _folder.Root;

    public string PathOf(params string[] parts) => _folder.PathOf(parts);

    public string Write(string relative, string text) =>
        _folder.Write(relative, System.Text.Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="TemporaryFolder.Remove"/>
    public void Remove(string relative) => _folder.Remove(relative);

    public async Task<CliAnswer> Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, new Shell(output, error, Root), CancellationToken.None);
        return new(code, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
