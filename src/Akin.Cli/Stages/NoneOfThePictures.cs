using Akin.Cli.Parsing;

namespace Akin.Cli.Stages;

/// <summary>Refuses a result of which not one picture could be had: what was made before stays as it is.</summary>
internal static class NoneOfThePictures
{
    /// <summary>Not one could be read.</summary>
    public static UsageException CanBeRead() => Because("not one of the pictures can be read");

    /// <summary>Not one of a sample could be copied.</summary>
    /// <param name="fault">What is wrong with the first.</param>
    public static UsageException CanBeCopied(string fault) =>
        Because($"not one of the pictures that were picked can be copied ({fault})");

    private static UsageException Because(string fault) =>
        new($"{fault}; nothing was written. Put them back, or name the source again.");
}
