namespace Akin.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        System.Console.Out.WriteLine("akin 0.1.0");
        return 0;
    }
}
