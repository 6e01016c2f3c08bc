namespace Akin.Cli.Commands.Project;

/// <summary>How a map is drawn.</summary>
internal enum MapMethod
{
    Tsne,
    Pca,
}
