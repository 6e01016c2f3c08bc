namespace Akin.Workspace;

/// <summary>What a workspace is opened for.</summary>
public enum WorkspaceAccess
{
    /// <summary>To look only; possible while another process writes.</summary>
    Read,

    /// <summary>To change it; one process at a time. The workspace is made when it is not there.</summary>
    Write,
}
