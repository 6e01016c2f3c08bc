namespace Akin.Autoencoder;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">1, 2, ….</param>
/// <param name="Loss">The mean over the pictures it was shown, each as the weights were then.</param>
/// <param name="ValidationLoss">That of the judging pictures after it; null when there are none.</param>
/// <param name="Rate">The learning rate.</param>
public sealed record EpochRecord(int Epoch, double Loss, double? ValidationLoss, double Rate);
