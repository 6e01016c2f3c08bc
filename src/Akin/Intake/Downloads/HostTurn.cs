namespace Akin.Intake.Downloads;

/// <summary>An address to ask a host for.</summary>
/// <param name="Address">The address.</param>
/// <param name="Time">The how manyth time it is asked for, from 1.</param>
internal readonly record struct HostTurn(string Address, int Time);
