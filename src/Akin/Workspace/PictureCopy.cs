using Akin.Intake;

namespace Akin.Workspace;

/// <summary>An input with the bytes of an earlier one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">The state it is in.</param>
/// <param name="First">The first input with these bytes.</param>
/// <param name="FirstState">The state that one is in.</param>
/// <param name="FirstReason">And why.</param>
internal readonly record struct PictureCopy(
    long Id, PictureState State, long First, PictureState FirstState, string FirstReason);
