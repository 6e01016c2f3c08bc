namespace Akin.Bench;

/// <summary>Each verb answers one question about speed, with memory and quality beside it.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["embed", .. var options]:
                return EmbedRace.Run(BenchArguments.Parse(options));
            case ["embed-part", .. var options]:
                return EmbedPart.Run(BenchArguments.Parse(options));
            default:
                Console.Error.WriteLine("Akin.Bench VERB [--option value]…   verbs: embed");
                Console.Error.WriteLine("  embed --pictures FOLDER [--python PYTHON --rival embed.py] [--copies 10] [--rounds 5]");
                return 2;
        }
    }
}
