namespace Akin.Intake.Lists;

/// <summary>One record of a list as the file has it.</summary>
/// <param name="Line">The line or row it begins in, from 1.</param>
/// <param name="Values">Its values.</param>
internal readonly record struct ListRecord(int Line, string[] Values)
{
    /// <summary>What ends the list here instead of a record; none for a record.</summary>
    public PictureFaultException? Fault { get; init; }
}
