namespace Akin.Autoencoder;

/// <summary>How the learning rate goes over the epochs.</summary>
public enum RateSchedule
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>Half a cosine from the rate down to a hundredth of it (Loshchilov and Hutter, 2017).</summary>
    Cosine,
}
