namespace Akin.Cli.Commands.Sample;

/// <summary>What is sampled on its own.</summary>
internal enum SampleGrouping
{
    Folder,
    Collection,
    All,
    Column,
}
