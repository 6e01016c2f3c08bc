using System.Diagnostics;

namespace Akin.Tests.Support;

/// <summary>
/// Headless Chromium. Where CI=true it must be there; elsewhere its tests are left out with a word why.
/// </summary>
internal static class Browser
{
    public const string Remedy = "Chromium was not found on the PATH; install it (Debian: apt-get install chromium).";

    public static string? Path { get; } = Find();

    public static bool IsRequired { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>
    /// Opens a file and gives the document as it stands when all scripts ran, and what the browser logged.
    /// </summary>
    public static async Task<(string Dom, string Log)> DumpAsync(string file, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("akin-chromium-");
        try
        {
            var start = new ProcessStartInfo(Path ?? throw new InvalidOperationException(Remedy))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            string[] arguments =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr",
                "--virtual-time-budget=5000", "--window-size=1280,900", $"--user-data-dir={profile.FullName}",
                "--dump-dom", new Uri(file).AbsoluteUri,
            ];
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);

            using var process = Process.Start(start)!;
            var (dom, log) =
                (process.StandardOutput.ReadToEndAsync(cancellation),
                process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            return (await dom, await log);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        return (from name in (string[])["chromium", "chromium-browser", "google-chrome"]
                from folder in folders
                let path = System.IO.Path.Combine(folder, name)
                where folder.Length > 0 && File.Exists(path)
                select path).FirstOrDefault();
    }
}
