namespace Akin.Cli.Stages;

/// <summary>What is done to the length of each row.</summary>
internal enum RowScaling
{
    None,
    L2,
}
