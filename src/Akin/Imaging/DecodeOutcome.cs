using Akin.Intake;

namespace Akin.Imaging;

/// <summary>
/// What came of one picture. A bad picture is a value, not an exception: one of them never stops a run.
/// </summary>
/// <param name="State"><see cref="PictureState.Ready"/> when the pixels are good; else why not.</param>
/// <param name="Reason">One sentence for the ledger; empty when ready.</param>
/// <param name="Header">What the header said; <see langword="null"/> when it could not be read.</param>
/// <param name="FormatName">The format's usual name (<c>JPEG</c>, <c>HEIC</c>); empty when none is known.</param>
public readonly record struct DecodeOutcome(PictureState State, string Reason, ImageHeader? Header, string FormatName);
