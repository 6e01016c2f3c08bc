namespace Akin.Numerics;

/// <summary>How far a stage has come; progress is data, whoever shows it decides how.</summary>
/// <param name="Stage">What is being done, in a few words: <c>embedding</c>.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; 0 when unknown.</param>
/// <param name="Unit">What is counted: <c>pictures</c>, <c>iterations</c>, <c>k</c>.</param>
public readonly record struct StageProgress(string Stage, long Done, long Total, string Unit)
{
    /// <summary>The unit of what is counted in bytes: people see it in kB, MB and GB.</summary>
    public const string Bytes = "bytes";
}
