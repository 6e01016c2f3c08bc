namespace Akin.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        System.Console.Error.WriteLine(args.Length);
        return 0;
    }
}
