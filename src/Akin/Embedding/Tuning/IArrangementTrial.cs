namespace Akin.Embedding.Tuning;

/// <summary>Some pictures going through a model in one arrangement, again and again.</summary>
internal interface IArrangementTrial : IDisposable
{
    /// <summary>The features of the latest round, in the order of the pictures; none where there are none.</summary>
    IReadOnlyList<float[]?> Features { get; }

    /// <summary>Sends all pictures through.</summary>
    /// <param name="cancellation">Stops between pictures.</param>
    /// <returns>Seconds that it took.</returns>
    Task<double> RoundAsync(CancellationToken cancellation);
}
