namespace Akin.Cli.Commands.Cluster;

/// <summary>How groups are found.</summary>
internal enum ClusterMethod
{
    KMeans,
}
