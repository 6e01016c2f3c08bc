namespace Akin.Intake;

/// <summary>The states in words, as the ledger and every JSON answer have them, and what they mean for a run.</summary>
public static class PictureStates
{
    private static readonly string[] Names =
        [.. Enum.GetValues<PictureState>().Select(state => SnakeCase(state.ToString()))];

    /// <summary>The state's name in snake case: <c>ready</c>, <c>too_large</c>, <c>not_a_picture</c>.</summary>
    public static string Name(this PictureState state) => Names[(int)state];

    /// <summary>The state of a name that <see cref="Name"/> gave.</summary>
    public static PictureState Parse(string name) => Array.IndexOf(Names, name) is >= 0 and var index
        ? (PictureState)index
        : throw new ArgumentException(
            $"'{name}' is no state; the states are {string.Join(", ", Names)}.", nameof(name));

    /// <summary>
    /// Whether an input was meant to be a picture and yields none: such inputs make a run end with exit code 3.
    /// </summary>
    public static bool IsFailure(this PictureState state) => state
        is not (PictureState.Pending or PictureState.Ready or PictureState.Missing or PictureState.Skipped
        or PictureState.DuplicateAddress);

    private static string SnakeCase(string name) => string.Concat(
        name.Select((c, i) => (char.IsUpper(c) && i > 0 ? "_" : "") + char.ToLowerInvariant(c)));
}
