namespace Akin.Embedding.Models;

/// <summary>What is known of a file that was added.</summary>
public enum AdditionOutcome
{
    /// <summary>It is the file that the catalogue describes.</summary>
    Verified,

    /// <summary>The catalogue knew no hash: this file does what its row says, and is believed from now on.</summary>
    FirstSeen,

    /// <summary>A model of the user's own, with a new row.</summary>
    OwnRow,

    /// <summary>It was there before.</summary>
    WasThere,
}
