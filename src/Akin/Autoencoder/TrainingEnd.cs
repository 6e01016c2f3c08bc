namespace Akin.Autoencoder;

/// <summary>Why a training is over.</summary>
public enum TrainingEnd
{
    /// <summary>It is not.</summary>
    Running,

    /// <summary>All epochs are done.</summary>
    Finished,

    /// <summary>The judging pictures got no better for as many epochs as there was patience.</summary>
    NoLongerBetter,

    /// <summary>The loss is no number any more, or a thousand times what it was at the start.</summary>
    Diverged,
}
